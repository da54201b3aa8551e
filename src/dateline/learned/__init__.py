"""What was learned from coded reports: small linear models over features that can be read, one JSON file each.

They only weigh: what they choose among is found by the rules, and without them (``--no-model``) the rules decide.
``training/`` at the root of the repository makes the files and says from what.
"""
