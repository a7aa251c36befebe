"""What makes a program speak German; tests/support/meson.build sees to the locale."""

ENVIRONMENT = {'LANGUAGE': 'de', 'LC_ALL': 'de_DE.UTF-8'}
