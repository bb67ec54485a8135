"""Many workers at once (按列评估): the same rule base, read as expressions over columns instead of over one worker's answers."""
