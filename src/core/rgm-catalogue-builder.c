#include "config.h"

#include "rgm-catalogue.h"

#include "rgm-catalogue-private.h"
#include "rgm-protocol-file.h"
#include "rgm-protocol-group.h"

typedef enum {
  CANDIDATE_UNREAD,
  CANDIDATE_READING,
  CANDIDATE_GOOD,
  CANDIDATE_BAD,
} CandidateState;

/* A file that was read and has an id. */
typedef struct {
  char *file;
  char *id;
  GKeyFile *key_file;
  RgmOrigin origin;
  CandidateState state;
  gboolean in_circle;
  RgmProtocol *protocol;
} Candidate;

struct _RgmCatalogueBuilder {
  GPtrArray *candidates;  /* Candidate, in the order in which they came */
  RgmCatalogue *catalogue;
};

static void
candidate_free (gpointer data)
{
  Candidate *candidate = data;

  g_free (candidate->file);
  g_free (candidate->id);
  g_key_file_unref (candidate->key_file);
  g_clear_pointer (&candidate->protocol, rgm_protocol_unref);
  g_free (candidate);
}

/**
 * rgm_catalogue_builder_new:
 *
 * Returns: (transfer full): a builder without files
 */
RgmCatalogueBuilder *
rgm_catalogue_builder_new (void)
{
  RgmCatalogueBuilder *self = g_new0 (RgmCatalogueBuilder, 1);

  self->candidates = g_ptr_array_new_with_free_func (candidate_free);
  self->catalogue = rgm_catalogue_new_empty ();
  return self;
}

/**
 * rgm_catalogue_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees the builder without making a catalogue.
 */
void
rgm_catalogue_builder_free (RgmCatalogueBuilder *self)
{
  g_ptr_array_unref (self->candidates);
  g_clear_pointer (&self->catalogue, rgm_catalogue_unref);
  g_free (self);
}

static void
take_problem (RgmCatalogueBuilder *self, GError *problem)
{
  g_ptr_array_add (self->catalogue->problems, problem);
}

/**
 * rgm_catalogue_builder_add_problem:
 * @self: a builder
 * @problem: why a file could not even be read
 *
 * Reports a file that is left out.
 */
void
rgm_catalogue_builder_add_problem (RgmCatalogueBuilder *self, const GError *problem)
{
  take_problem (self, g_error_copy (problem));
}

static Candidate *
find_candidate (RgmCatalogueBuilder *self, const char *id, RgmOrigin origin)
{
  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (self->candidates, i);

      if (candidate->origin == origin && g_str_equal (candidate->id, id))
        return candidate;
    }

  return NULL;
}

static void
add_candidate (RgmCatalogueBuilder *self, RgmOrigin origin, const char *file, const char *id,
               GKeyFile *key_file)
{
  Candidate *candidate = g_new0 (Candidate, 1);

  candidate->file = g_strdup (file);
  candidate->id = g_strdup (id);
  candidate->key_file = g_key_file_ref (key_file);
  candidate->origin = origin;
  g_ptr_array_add (self->candidates, candidate);
}

/**
 * rgm_catalogue_builder_add_protocol:
 * @self: a builder
 * @origin: where the file comes from
 * @file: what to call it in messages
 * @text: its content
 * @length: bytes of @text, or -1 if it ends with a zero
 *
 * Adds a protocol. One that is wrong is left out and reported among the problems of the
 * catalogue.
 */
void
rgm_catalogue_builder_add_protocol (RgmCatalogueBuilder *self, RgmOrigin origin, const char *file,
                                    const char *text, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) key_file = rgm_protocol_file_read (file, text, length, &error);
  g_autofree char *id = key_file != NULL ? rgm_protocol_file_get_id (file, key_file, &error) : NULL;
  Candidate *other = id != NULL ? find_candidate (self, id, origin) : NULL;
  RgmProtocolGroup group = { file, key_file, "Protocol" };

  if (other != NULL)
    rgm_protocol_group_fail (&group, "Id", RGM_PROTOCOL_ERROR_DUPLICATE, &error,
                             "%s has the id “%s” already", other->file, id);

  if (error != NULL)
    take_problem (self, g_steal_pointer (&error));
  else
    add_candidate (self, origin, file, id, key_file);
}

static gboolean
read_source (const RgmProtocolGroup *group, RgmSource *source, GError **error)
{
  static const char *const plain[] = { "File", NULL };
  static const char *const display[] = { "Title", "Published", "Note", NULL };

  if (!g_str_has_prefix (group->name, "Source ")
      || !rgm_protocol_is_name (group->name + strlen ("Source ")))
    return rgm_protocol_group_fail (group, NULL, RGM_PROTOCOL_ERROR_UNKNOWN, error,
                                    "expected a group such as “Source how-often”");

  source->id = g_strdup (group->name + strlen ("Source "));
  return rgm_protocol_group_check_keys (group, plain, display, error)
         && rgm_protocol_group_require (group, "Title", error)
         && rgm_protocol_group_get_text (group, "Title", &source->title, error)
         && rgm_protocol_group_get_text (group, "Published", &source->published, error)
         && rgm_protocol_group_get_text (group, "Note", &source->note, error);
}

/* A source given again takes the place of the one before: the user's of the built-in one. */
static void
put_source (RgmCatalogue *catalogue, const RgmSource *source)
{
  for (guint i = 0; i < catalogue->sources->len; i++)
    {
      RgmSource *other = &g_array_index (catalogue->sources, RgmSource, i);

      if (g_str_equal (other->id, source->id))
        {
          rgm_source_clear (other);
          *other = *source;
          return;
        }
    }

  g_array_append_vals (catalogue->sources, source, 1);
}

/**
 * rgm_catalogue_builder_add_sources:
 * @self: a builder
 * @file: what to call the file in messages
 * @text: its content: groups such as `[Source how-often]` with `Title`, `Published`, `Note`
 * @length: bytes of @text, or -1 if it ends with a zero
 *
 * Adds sources. A wrong group is left out and reported.
 */
void
rgm_catalogue_builder_add_sources (RgmCatalogueBuilder *self, const char *file, const char *text,
                                   gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) key_file = rgm_protocol_file_read (file, text, length, &error);
  g_auto (GStrv) groups = key_file != NULL ? g_key_file_get_groups (key_file, NULL) : NULL;

  if (error != NULL)
    take_problem (self, g_steal_pointer (&error));

  for (gsize i = 0; groups != NULL && groups[i] != NULL; i++)
    {
      RgmProtocolGroup group = { file, key_file, groups[i] };
      RgmSource source = { NULL };

      if (read_source (&group, &source, &error))
        put_source (self->catalogue, &source);
      else
        {
          rgm_source_clear (&source);
          take_problem (self, g_steal_pointer (&error));
        }
    }
}

static RgmProtocol *read_candidate (RgmCatalogueBuilder *self, Candidate *candidate);

static void
fail_for_circle (const Candidate *candidate, const char *by_way_of, GError **error)
{
  RgmProtocolGroup group = { candidate->file, candidate->key_file, "Protocol" };

  rgm_protocol_group_fail (&group, "Inherits", RGM_PROTOCOL_ERROR_INHERITS, error,
                           "it inherits from itself, by way of “%s”", by_way_of);
}

/* A user's protocol that leads through a built-in one back to itself is bad, and the built-in one
 * is not. */
static void
break_circle (RgmCatalogueBuilder *self, Candidate *users, const Candidate *builtin)
{
  GError *error = NULL;

  if (!users->in_circle)
    {
      fail_for_circle (users, builtin->id, &error);
      take_problem (self, error);
    }

  users->in_circle = TRUE;
}

/* The protocol to inherit: the user's if it is good, else the built-in one. */
static RgmProtocol *
find_parent (RgmCatalogueBuilder *self, const Candidate *child, const char *id, GError **error)
{
  Candidate *users = find_candidate (self, id, RGM_ORIGIN_USER);
  Candidate *builtin = find_candidate (self, id, RGM_ORIGIN_BUILTIN);
  gboolean is_own = child->origin == RGM_ORIGIN_USER && g_str_equal (id, child->id);
  Candidate *choice[] = { is_own ? NULL : users, builtin };

  for (gsize i = 0; i < G_N_ELEMENTS (choice); i++)
    {
      gboolean is_read = choice[i] != NULL && choice[i]->state != CANDIDATE_READING;

      if (is_read && read_candidate (self, choice[i]) != NULL)
        return choice[i]->protocol;
      if (choice[i] == NULL || is_read)
        continue;
      if (choice[i] == builtin || child->origin == RGM_ORIGIN_USER)
        {
          fail_for_circle (child, id, error);
          return NULL;
        }
      break_circle (self, choice[i], child);
    }

  if (is_own)
    fail_for_circle (child, id, error);
  return NULL;
}

static GKeyFile *
merge_candidate (RgmCatalogueBuilder *self, Candidate *candidate, GError **error)
{
  RgmProtocolGroup group = { candidate->file, candidate->key_file, "Protocol" };
  g_autofree char *parent_id = NULL;
  RgmProtocol *parent;

  if (!rgm_protocol_group_get_name (&group, "Inherits", &parent_id, error))
    return NULL;
  if (parent_id == NULL)
    return g_key_file_ref (candidate->key_file);

  parent = find_parent (self, candidate, parent_id, error);
  if (error != NULL && *error != NULL)
    return NULL;

  return rgm_catalogue_inherit (candidate->file, candidate->key_file, parent, parent_id, error);
}

/* Reads a candidate with all that it inherits, once. Returns NULL if it is bad. */
static RgmProtocol *
read_candidate (RgmCatalogueBuilder *self, Candidate *candidate)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GKeyFile) merged = NULL;

  if (candidate->state != CANDIDATE_UNREAD)
    return candidate->protocol;

  candidate->state = CANDIDATE_READING;
  merged = merge_candidate (self, candidate, &error);
  if (merged != NULL && !candidate->in_circle)
    candidate->protocol = rgm_protocol_new_from_key_file (candidate->file, merged, &error);

  candidate->state = candidate->protocol != NULL ? CANDIDATE_GOOD : CANDIDATE_BAD;
  if (error != NULL)
    take_problem (self, g_steal_pointer (&error));

  return candidate->protocol;
}

/* A good protocol of the user's stands where the built-in one of the same id would. */
static gboolean
is_replaced (RgmCatalogueBuilder *self, const Candidate *candidate)
{
  Candidate *users = find_candidate (self, candidate->id, RGM_ORIGIN_USER);

  return candidate->origin == RGM_ORIGIN_BUILTIN && users != NULL && users->protocol != NULL;
}

/**
 * rgm_catalogue_builder_end:
 * @self: (transfer full): a builder
 *
 * Resolves what inherits from what, and makes the catalogue.
 *
 * Returns: (transfer full): the catalogue
 */
RgmCatalogue *
rgm_catalogue_builder_end (RgmCatalogueBuilder *self)
{
  RgmCatalogue *catalogue = self->catalogue;

  for (guint i = 0; i < self->candidates->len; i++)
    read_candidate (self, g_ptr_array_index (self->candidates, i));

  for (guint i = 0; i < self->candidates->len; i++)
    {
      Candidate *candidate = g_ptr_array_index (self->candidates, i);
      RgmCatalogueEntry entry = { candidate->protocol, candidate->origin };

      if (candidate->protocol == NULL || is_replaced (self, candidate))
        continue;
      rgm_protocol_ref (entry.protocol);
      g_array_append_val (catalogue->entries, entry);
    }

  self->catalogue = NULL;
  rgm_catalogue_builder_free (self);
  return catalogue;
}
