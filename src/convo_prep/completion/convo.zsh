#compdef convo
# Completion of convo for zsh. What may stand at the cursor comes from convo as plain
# lines; zsh itself quotes them, and nothing of them is ever run.

_convo() {
    local -a reply whole begun shown shown_begun as_list
    local typed line word about
    local -i ret=1 wide
    local -a anyhow
    # With its quote closed, what is typed so far can be read.
    typed=${(Q)${:-$QIPREFIX$PREFIX$compstate[quote]}}
    reply=("${(@f)$(print -rN -- "${(@Q)words[1,CURRENT-1]}" "$typed" |
        _CONVO_COMPLETE=zsh command convo 2>/dev/null)}")
    case $reply[1] in
    files)
        compset -P '*='
        _files
        return
        ;;
    folders)
        compset -P '*='
        _files -/
        return
        ;;
    esac
    # What begins in another spelling takes the place of what is typed.
    [[ $reply[1] == respelled ]] && anyhow=(-U)
    for line in "${(@)reply[2,-1]}"; do
        word=${${line%%$'\t'*}[2,-1]} about=${line#*$'\t'}
        [[ -n $about ]] && as_list=(-l) about=" $about"
        wide=$(($#word > 24 ? $#word : 24))
        # What must be gone on with is followed by no blank.
        if [[ $line == '='* ]]; then
            begun+=("$word") shown_begun+=("${(r:wide:)word}$about")
        else
            whole+=("$word") shown+=("${(r:wide:)word}$about")
        fi
    done
    local case='m:{[:lower:][:upper:]}={[:upper:][:lower:]}'
    compadd -V convo $anyhow -M $case $as_list -d shown -a whole && ret=0
    compadd -V convo $anyhow -M $case $as_list -S '' -d shown_begun -a begun && ret=0
    return ret
}

if [[ ${funcstack[1]} == _convo ]]; then
    _convo "$@"
elif (($+functions[compdef])); then
    compdef _convo convo
fi
