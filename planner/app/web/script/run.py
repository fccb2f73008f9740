"""The page script: the framework runs it whenever a person does something."""

from planner.app.web import frame, main

frame.run(main.sections)
