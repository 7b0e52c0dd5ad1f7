"""The records of a project: one pydantic model for each kind of file.

A record that is wrong by itself is found here; one that is right alone but wrong beside the
others is found by `coprod_cli.rules`.
"""
