#include "config.h"

#include "rgm-digests-builder.h"

#include "rgm-digests-private.h"
#include "rgm-protocol-file.h"

#include <string.h>

/* A copy of a protocol, and what became of reading it. */
typedef struct {
  RgmProtocol *protocol;
  GError *error;
  const char *protocol_id;
  gint32 revision;
} Copy;

/* The rules of one copy, severity and basis, and what became of making them. */
typedef struct {
  RgmRules *rules;
  const GError *error;
} Ruling;

struct _RgmDigestsBuilder {
  const RgmAreas *areas;
  GStringChunk *strings;
  GArray *digests;
  GArray *sessions;
  GArray *others;
  GArray *pauses;
  /* id of a copy → Copy; copy, severity and basis → Ruling; text of areas → RgmAreaSet */
  GHashTable *copies;
  GHashTable *rulings;
  GHashTable *area_sets;
  GPtrArray *errors;
  /* Ruling of each digest */
  GPtrArray *digest_rulings;
};

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_clear_pointer (&copy->protocol, rgm_protocol_unref);
  g_clear_error (&copy->error);
  g_free (copy);
}

static void
ruling_free (gpointer data)
{
  Ruling *ruling = data;

  g_clear_pointer (&ruling->rules, rgm_rules_unref);
  g_free (ruling);
}

/**
 * rgm_digests_builder_new:
 * @areas: all areas, the user's included; they must outlive the builder
 *
 * Returns: (transfer full): a builder
 */
RgmDigestsBuilder *
rgm_digests_builder_new (const RgmAreas *areas)
{
  RgmDigestsBuilder *self = g_new0 (RgmDigestsBuilder, 1);

  self->areas = areas;
  self->strings = g_string_chunk_new (64 * 1024);
  self->digests = g_array_new (FALSE, FALSE, sizeof (RgmDigest));
  self->sessions = g_array_new (FALSE, FALSE, sizeof (RgmSession));
  self->others = g_array_new (FALSE, FALSE, sizeof (RgmSession));
  self->pauses = g_array_new (FALSE, FALSE, sizeof (RgmPause));
  self->copies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, copy_free);
  self->rulings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, ruling_free);
  self->area_sets = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->errors = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);
  self->digest_rulings = g_ptr_array_new ();
  return self;
}

/**
 * rgm_digests_builder_free:
 * @self: (transfer full): a builder
 *
 * Frees @self.
 */
void
rgm_digests_builder_free (RgmDigestsBuilder *self)
{
  g_string_chunk_free (self->strings);
  g_array_unref (self->digests);
  g_array_unref (self->sessions);
  g_array_unref (self->others);
  g_array_unref (self->pauses);
  g_hash_table_unref (self->copies);
  g_hash_table_unref (self->rulings);
  g_hash_table_unref (self->area_sets);
  g_ptr_array_unref (self->errors);
  g_ptr_array_unref (self->digest_rulings);
  g_free (self);
}

/**
 * rgm_digests_builder_add_protocol:
 * @self: a builder
 * @copy_id: id of the copy
 * @protocol_id: id of the protocol
 * @revision: its revision
 * @text: its text
 *
 * Adds a copy of a protocol, before the courses that have it.
 */
void
rgm_digests_builder_add_protocol (RgmDigestsBuilder *self, const char *copy_id,
                                  const char *protocol_id, gint32 revision, const char *text)
{
  g_autofree char *file = g_strconcat (protocol_id, ".protocol", NULL);
  Copy *copy = g_new0 (Copy, 1);

  copy->protocol = rgm_protocol_new_from_text (file, text, -1, &copy->error);
  copy->protocol_id = g_string_chunk_insert_const (self->strings, protocol_id);
  copy->revision = revision;
  g_hash_table_replace (self->copies, g_string_chunk_insert_const (self->strings, copy_id), copy);
}

/* A foreign key says that it is there; where it is not all the same, the course has a problem. */
static const Copy *
get_copy (RgmDigestsBuilder *self, const char *copy_id)
{
  if (!g_hash_table_contains (self->copies, copy_id))
    rgm_digests_builder_add_protocol (self, copy_id, "", 0, "");
  return g_hash_table_lookup (self->copies, copy_id);
}

static Ruling *
make_ruling (RgmDigestsBuilder *self, const Copy *copy, const char *severity, const char *basis)
{
  Ruling *ruling = g_new0 (Ruling, 1);
  GError *error = NULL;

  if (copy->protocol)
    ruling->rules = rgm_rules_new (copy->protocol, *severity ? severity : NULL, basis, &error);
  else
    error = g_error_copy (copy->error);
  if (error)
    g_ptr_array_add (self->errors, error);
  ruling->error = error;
  return ruling;
}

static Ruling *
get_ruling (RgmDigestsBuilder *self, const char *copy_id, const Copy *copy, const char *severity,
            const char *basis)
{
  g_autofree char *key = g_strjoin ("\n", copy_id, severity, basis, NULL);
  Ruling *ruling = g_hash_table_lookup (self->rulings, key);

  if (!ruling)
    {
      ruling = make_ruling (self, copy, severity, basis);
      g_hash_table_insert (self->rulings, g_steal_pointer (&key), ruling);
    }
  return ruling;
}

static RgmAreaSet
get_area_set (RgmDigestsBuilder *self, const char *areas)
{
  RgmAreaSet *set = g_hash_table_lookup (self->area_sets, areas);

  if (!set)
    {
      g_auto(GStrv) ids = g_strsplit (areas, " ", -1);

      set = g_new (RgmAreaSet, 1);
      *set = rgm_areas_make_set (self->areas, (const char *const *) ids);
      g_hash_table_insert (self->area_sets, g_strdup (areas), set);
    }
  return *set;
}

/**
 * rgm_digests_builder_add_course:
 * @self: a builder
 * @course: the ids and days of the course; the rest is made
 * @copy_id: id of its copy of the protocol
 * @areas: ids of its areas with spaces between
 *
 * Adds a course, whose sessions and pauses follow.
 */
void
rgm_digests_builder_add_course (RgmDigestsBuilder *self, const RgmDigest *course,
                                const char *copy_id, const char *areas)
{
  const Copy *copy = get_copy (self, copy_id);
  RgmDigest digest = *course;
  Ruling *ruling;

  digest.course_id = g_string_chunk_insert (self->strings, course->course_id);
  digest.patient_id = g_string_chunk_insert_const (self->strings, course->patient_id);
  digest.protocol_id = copy->protocol_id;
  digest.revision = copy->revision;
  digest.severity = g_string_chunk_insert_const (self->strings, course->severity);
  digest.basis = g_string_chunk_insert_const (self->strings, course->basis);
  ruling = get_ruling (self, copy_id, copy, digest.severity, digest.basis);
  memset (&digest.course, 0, sizeof digest.course);
  digest.course.rules = ruling->rules;
  digest.course.areas = get_area_set (self, areas);
  g_array_append_val (self->digests, digest);
  g_ptr_array_add (self->digest_rulings, ruling);
}

static RgmDigest *
get_last (RgmDigestsBuilder *self)
{
  return &g_array_index (self->digests, RgmDigest, self->digests->len - 1);
}

/**
 * rgm_digests_builder_add_session:
 * @self: a builder with a course
 * @session: the session; its areas are made
 * @areas: ids of its own areas with spaces between
 *
 * Adds a session to the last course.
 */
void
rgm_digests_builder_add_session (RgmDigestsBuilder *self, const RgmSession *session,
                                 const char *areas)
{
  RgmSession copy = *session;

  copy.id = g_string_chunk_insert (self->strings, session->id);
  copy.areas = get_area_set (self, areas);
  g_array_append_val (self->sessions, copy);
  get_last (self)->course.n_sessions++;
}

/**
 * rgm_digests_builder_add_pause:
 * @self: a builder with a course
 * @first: the first day of the pause
 * @last: the last one, or `RGM_DAY_NONE`
 *
 * Adds a pause to the last course.
 */
void
rgm_digests_builder_add_pause (RgmDigestsBuilder *self, RgmDay first, RgmDay last)
{
  RgmPause pause = { first, last };

  g_array_append_val (self->pauses, pause);
  get_last (self)->course.n_pauses++;
}

/* Gives each course its part of the arrays, which do not move any more. */
static void
point_courses (RgmDigests *digests)
{
  const RgmSession *session = digests->sessions;
  const RgmPause *pause = digests->pauses;

  for (gsize i = 0; i < digests->n_digests; i++)
    {
      RgmCourse *course = &digests->digests[i].course;

      course->sessions = session;
      course->pauses = pause;
      session += course->n_sessions;
      pause += course->n_pauses;
    }
}

/* Adds the sessions of @from to the others, each with the areas it treats. */
static void
add_others (GArray *others, const RgmCourse *from)
{
  for (gsize i = 0; i < from->n_sessions; i++)
    {
      RgmSession other = from->sessions[i];

      if (other.areas == 0)
        other.areas = from->areas;
      g_array_append_val (others, other);
    }
}

static void
collect_others (RgmDigests *digests, GArray *others)
{
  RgmDigest *all = digests->digests;
  gsize end;

  for (gsize start = 0; start < digests->n_digests; start = end)
    {
      for (end = start; end < digests->n_digests
                        && all[end].patient_id == all[start].patient_id; end++)
        ;
      for (gsize i = start; i < end; i++)
        {
          guint before = others->len;

          for (gsize j = start; j < end; j++)
            {
              if (j != i)
                add_others (others, &all[j].course);
            }
          all[i].course.n_others = others->len - before;
        }
    }
}

static void
point_others (RgmDigests *digests)
{
  const RgmSession *other = digests->others;

  for (gsize i = 0; i < digests->n_digests; i++)
    {
      digests->digests[i].course.others = other;
      other += digests->digests[i].course.n_others;
    }
}

static void
index_digests (RgmDigestsBuilder *self, RgmDigests *digests)
{
  for (gsize i = 0; i < digests->n_digests; i++)
    {
      RgmDigest *digest = &digests->digests[i];
      Ruling *ruling = g_ptr_array_index (self->digest_rulings, i);

      g_hash_table_insert (digests->by_course, (gpointer) digest->course_id, digest);
      if (!g_hash_table_contains (digests->by_patient, digest->patient_id))
        g_hash_table_insert (digests->by_patient, (gpointer) digest->patient_id, digest);
      if (ruling->error)
        g_hash_table_insert (digests->problems, digest, g_error_copy (ruling->error));
    }
}

static void
keep_rules (RgmDigestsBuilder *self, RgmDigests *digests)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->rulings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Ruling *ruling = value;

      if (ruling->rules)
        g_ptr_array_add (digests->rules, rgm_rules_ref (ruling->rules));
    }
}

/**
 * rgm_digests_builder_end:
 * @self: (transfer full): a builder
 *
 * Returns: (transfer full): what was added
 */
RgmDigests *
rgm_digests_builder_end (RgmDigestsBuilder *self)
{
  RgmDigests *digests = g_new0 (RgmDigests, 1);

  g_atomic_ref_count_init (&digests->ref_count);
  digests->by_course = g_hash_table_new (g_str_hash, g_str_equal);
  digests->by_patient = g_hash_table_new (g_str_hash, g_str_equal);
  digests->problems = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_error_free);
  digests->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_rules_unref);
  digests->n_digests = self->digests->len;
  digests->digests = (RgmDigest *) (gpointer) g_array_steal (self->digests, NULL);
  digests->sessions = (RgmSession *) (gpointer) g_array_steal (self->sessions, NULL);
  digests->pauses = (RgmPause *) (gpointer) g_array_steal (self->pauses, NULL);
  point_courses (digests);
  collect_others (digests, self->others);
  digests->others = (RgmSession *) (gpointer) g_array_steal (self->others, NULL);
  point_others (digests);
  index_digests (self, digests);
  keep_rules (self, digests);
  digests->strings = g_steal_pointer (&self->strings);
  self->strings = g_string_chunk_new (1);
  rgm_digests_builder_free (self);
  return digests;
}
