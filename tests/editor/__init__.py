"""Writing an indicator in an editor, with the language server that most editors use."""
