#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RgmPlaces:
 * @data_dir: holds `areas.ini` and @protocols_dir
 * @protocols_dir: the built-in protocols and `sources.ini`
 * @locale_dir: the catalogues of translations, as bindtextdomain() takes it
 * @schema_dir: the compiled settings schema
 * @user_dir: the user's data folder; need not exist yet
 * @user_protocols_dir: the user's protocols; need not exist
 * @salvaged_dir: where it is remembered what was salvaged into which file; need not exist
 * @in_build_tree: whether the program runs from the folder that it was built in
 *
 * Where the files of Regimen lie. Found from where the program itself lies, so that it runs from
 * the build folder and from any prefix. All fields are owned.
 */
typedef struct {
  char *data_dir;
  char *protocols_dir;
  char *locale_dir;
  char *schema_dir;
  char *user_dir;
  char *user_protocols_dir;
  char *salvaged_dir;
  gboolean in_build_tree;
} RgmPlaces;

RgmPlaces *rgm_places_new (void);
RgmPlaces *rgm_places_new_for_program (const char *program);
void rgm_places_free (RgmPlaces *self);
char *rgm_places_choose_database (const RgmPlaces *self, const char *option);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RgmPlaces, rgm_places_free)

G_END_DECLS
