"""The scripts by which shells ask newscli what may come next.

Each runs `newscli completion words -- WORD...` and gets a line a candidate: the word, a tab, its meaning. A first line
without a word says that a file is wanted.
"""

from __future__ import annotations

from collections.abc import Mapping

#: bash has no place for meanings: they are shown while there is a choice, and never become part of the line.
_BASH = r"""
_newscli() {
    local line lines=()
    mapfile -t lines < <(newscli completion words -- "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    COMPREPLY=()
    if [[ ${#lines[@]} -gt 0 && ${lines[0]} == $'\t'* ]]; then
        compopt -o default 2>/dev/null
        return
    fi
    if [[ ${#lines[@]} -eq 1 ]]; then
        COMPREPLY=("$(printf '%q' "${lines[0]%%$'\t'*}")")
        return
    fi
    local room=$((${COLUMNS:-80} - 4))
    for line in "${lines[@]}"; do
        [[ $line == *$'\t'?* ]] && line="${line%%$'\t'*}  (${line#*$'\t'})"
        COMPREPLY+=("${line:0:room}")
    done
}
complete -o nosort -F _newscli newscli
"""

_ZSH = r"""
#compdef newscli
_newscli() {
    local line
    local -a lines described
    lines=("${(@f)$(newscli completion words -- "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    if [[ $lines[1] == $'\t'* ]]; then
        _files
        return
    fi
    for line in $lines; do
        [[ -n $line ]] && described+=("${${line%%$'\t'*}//:/\\:}:${line#*$'\t'}")
    done
    _describe -V newscli described
}
if [[ $funcstack[1] == _newscli ]]; then _newscli "$@"; else compdef _newscli newscli; fi
"""

_FISH = r"""
function __newscli_words
    set -l before (commandline -opc)
    set -l lines (newscli completion words -- $before[2..] (commandline -ct) 2>/dev/null)
    if string match -q \t'*' -- $lines[1]
        __fish_complete_path (commandline -ct)
    else if set -q lines[1]
        printf '%s\n' $lines
    end
end
complete -c newscli -f -k -a '(__newscli_words)'
"""

SCRIPTS: Mapping[str, str] = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
