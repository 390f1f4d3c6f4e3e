"""newscli completion: the tabulator key in bash, zsh and fish."""

from __future__ import annotations

from typing import Annotated

from newscli.cli.declared import Argument
from newscli.cli.environment import Environment
from newscli.errors import UsageError


def completion(
    here: Environment,
    shell: Annotated[str, Argument(metavar="bash|zsh|fish", help="Your shell.")],
    words: Annotated[list[str] | None, Argument(hidden=True, metavar="[WORD]...")] = None,
) -> None:
    """Print what makes a shell complete commands, sources and articles.

    bash: `newscli completion bash > ~/.local/share/bash-completion/completions/newscli`.

    zsh: `newscli completion zsh > DIR/_newscli`, for a DIR of your fpath.

    fish: `newscli completion fish > ~/.config/fish/completions/newscli.fish`.
    """
    from newscli.cli.shells import SCRIPTS

    if shell == "words":  # how those scripts ask
        from newscli.cli.completing import candidates

        for candidate in candidates(here, words or []):
            here.screen.row(*candidate)
    elif shell in SCRIPTS:
        here.screen.write(SCRIPTS[shell].lstrip("\n"))
    else:
        raise UsageError(f"no completion for {shell!r}; there is one for {', '.join(SCRIPTS)}")
