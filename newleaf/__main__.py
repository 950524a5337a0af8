"""`python -m newleaf` is `newleaf`."""

from newleaf.cli import main

main()
