"""What changes between two rule bases (比较), and for whom: what ``gigrights rules diff`` says.

One rule base may lie in a folder, the other in a revision of git. The one is told from what the files say, the other by running
both over the worked cases and over generated workers, with Kleene's logic.
"""
