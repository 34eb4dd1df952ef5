"""The bot over HTTP: where messengers post updates, and whether all is well."""
