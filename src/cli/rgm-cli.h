#pragma once

#include "rgm-library.h"

G_BEGIN_DECLS

/**
 * RgmCli:
 * @places: where things lie
 * @library: protocols and areas
 * @status: the exit status where a command has one of its own to tell, else 0
 *
 * What commands are given.
 */
typedef struct {
  RgmPlaces *places;
  RgmLibrary *library;
  int status;
} RgmCli;

/* Exit statuses of commands that look at a database or bring into it, beside 0, 1 and 2. */
#define RGM_CLI_STATUS_DAMAGED 3
#define RGM_CLI_STATUS_WARNINGS 4

int rgm_cli_run (int argc, char **argv);

/* The commands. Each takes the command line from its own name on. */
gboolean rgm_cli_plan (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_protocols (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_protocol (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_erase (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_export (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_import (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_backup (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_restore (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_sample (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_check (RgmCli *cli, int argc, char **argv, GError **error);
gboolean rgm_cli_salvage (RgmCli *cli, int argc, char **argv, GError **error);

G_END_DECLS
