#include "config.h"

#include "rgm-cli.h"

int
main (int argc, char **argv)
{
  return rgm_cli_run (argc, argv);
}
