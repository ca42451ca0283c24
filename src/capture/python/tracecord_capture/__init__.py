"""Tells a listener on this machine which requests to Discord a program makes, and from which line.

The program never notices: nothing here waits, and no error leaves it. Standard library only, Python 3.9 or newer.
"""
