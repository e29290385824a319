"""`python -m bilat` is the command `bilat`."""

from bilat.cli.run import main

main()
