/* Prints the sum of all records of a database, so that a story can tell two states apart.
 *
 * Usage: content-hash FILE */
#include "config.h"

#include "rgm-store.h"

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RgmStore) store = NULL;
  g_autofree char *hash = NULL;

  if (argc == 2)
    store = rgm_store_open (argv[1], RGM_STORE_READ_ONLY, &error);
  if (store)
    hash = rgm_store_dup_content_hash (store, &error);
  if (!hash)
    {
      g_printerr ("content-hash: %s\n", error ? error->message : "needs a FILE");
      return 1;
    }
  g_print ("%s\n", hash);
  return 0;
}
