"""The import contracts of `pyproject.toml`, judged by import-linter (which has no `python -m` of its own)."""

import sys

from importlinter.cli import lint_imports

if __name__ == "__main__":
    sys.exit(lint_imports(no_cache=True, no_logo=True))
