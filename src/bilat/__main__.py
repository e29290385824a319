"""`python -m bilat` is the command `bilat`."""

from bilat.cli.main import main

main()
