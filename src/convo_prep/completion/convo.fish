# Completion of convo for fish. What may stand at the cursor comes from convo as plain
# lines; fish itself quotes them, and nothing of them is ever run.

function __convo_complete
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    # With its quote closed, what is typed so far can be read.
    set -l typed (string unescape -- $current; or string unescape -- $current\'; or string unescape -- $current\")
    set -l reply (printf '%s\0' $before "$typed" | _CONVO_COMPLETE=fish command convo 2>/dev/null)
    test (count $reply) -gt 0; or return
    set -l kind $reply[1]
    set -e reply[1]
    set -l option (string match -r -- '^--[a-z-]+=' "$typed")
    set -l path (string replace -r -- '^--[a-z-]+=' '' "$typed")
    switch $kind
        case files
            printf '%s\n' "$option"(__fish_complete_path "$path")
        case folders
            printf '%s\n' "$option"(__fish_complete_directories "$path")
        case words
            # Outside quotes fish puts a tilde in as it is: somebody's home.
            string match -qr -- '^[\'"]' "$current"
            or set reply (string match -v -- '~*' $reply)
            printf '%s\n' $reply
    end
end

complete -c convo -e
complete -c convo -f -k -a '(__convo_complete)'
