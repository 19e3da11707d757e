# Completion of convo for bash. What may stand at the cursor comes from convo as plain
# lines; here they are quoted, and nothing of them is ever run.

# Quotes a text the way it must stand behind the quote sign that is open, or none.
_convo_quote() {
    local text=$1 sign
    case $_convo_open in
    \')
        text=${text//"'"/"'\\''"}
        ;;
    \")
        for sign in '\' '"' '$' '`'; do
            text=${text//"$sign"/"\\$sign"}
        done
        # Within double quotes nothing else keeps it from the history.
        text=${text//'!'/'"\!"'}
        ;;
    *)
        for sign in '\' ' ' '"' "'" '$' '`' '!' '#' '&' '(' ')' '*' ';' '<' '>' \
            '?' '[' ']' '^' '{' '|' '}' '~'; do
            text=${text//"$sign"/"\\$sign"}
        done
        ;;
    esac
    _convo_quoted=$text
}

# Quotes the first of several words another way where they part: bash puts in what all
# of them begin with, and that must not end in a lone backslash.
_convo_quote_first() {
    local rest=${1#"$2"}
    local sign=${rest:0:1} begin
    _convo_quote "$sign"
    if [[ $_convo_open == \' || $_convo_quoted == "$sign" ]]; then
        _convo_quote "$1"
        return
    fi
    [[ $sign == \' ]] && sign="\"'\"" || sign="'$sign'"
    [[ $_convo_open == \" ]] && sign="\"$sign\""
    _convo_quote "$2"
    begin=$_convo_quoted
    _convo_quote "${rest:1}"
    _convo_quoted=$begin$sign$_convo_quoted
}

# Offers what was quoted last. Where the sign that is open stands at its start, readline
# takes it for the one that opened; at its end, for the one that closes.
_convo_offer() {
    if [[ $_convo_open ]]; then
        [[ $_convo_quoted == "$_convo_open"* ]] &&
            _convo_quoted=$_convo_open$_convo_quoted
        [[ $_convo_quoted == *"$_convo_open" ]] && _convo_quoted+=$_convo_open
    fi
    COMPREPLY+=("$_convo_quoted")
}

_convo_complete() {
    local _convo_open='' _convo_quoted='' reply kind start word
    COMPREPLY=()
    reply=$(printf '%s\0' "${COMP_LINE:0:COMP_POINT}" "$2" |
        _CONVO_COMPLETE=bash command convo 2>/dev/null)$'\n'
    kind=${reply%%$'\n'*} reply=${reply#*$'\n'}
    _convo_open=${reply%%$'\n'*} reply=${reply#*$'\n'}
    start=${reply%%$'\n'*} reply=${reply#*$'\n'}
    case $kind in
    begun) compopt -o nospace ;;
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
    esac
    while [[ $reply ]]; do
        word=${reply%%$'\n'*} reply=${reply#*$'\n'}
        if [[ $reply && ${#COMPREPLY[@]} == 0 ]]; then
            _convo_quote_first "$word" "$start"
        else
            _convo_quote "$word"
        fi
        _convo_offer
    done
} 2>/dev/null

complete -F _convo_complete convo
