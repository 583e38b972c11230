"""How far what was found can be trusted: the stretch, whose words it is, and who that is."""
