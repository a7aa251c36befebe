#pragma once

#include "rgm-library.h"

G_BEGIN_DECLS

/**
 * RgmCli:
 * @places: where things lie
 * @library: protocols and areas
 *
 * What commands are given.
 */
typedef struct {
  RgmPlaces *places;
  RgmLibrary *library;
} RgmCli;

int rgm_cli_run (int argc, char **argv);

/* The commands. Each takes the command line from its own name on. */
gboolean rgm_cli_plan (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_protocols (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_protocol (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_erase (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_export (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_import (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_sample (RgmCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
