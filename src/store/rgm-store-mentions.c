#include "config.h"

#include "rgm-store-mentions.h"

#include "rgm-statement.h"
#include "rgm-store-private.h"

#include <string.h>

/* Where a patient is named in what was written of others. */

/* Between the texts of one row: no name goes on from one into the next. */
#define AND " || char (31) || "
/* The one who is named; the texts of their own records are none of others. */
#define OTHERS " WHERE p.id <> ?1"

/* For each kind of text: the UUID of whose it is, what they are called, the day of it, and all that
 * can be written there. */
static const char *const queries[] = {
  [RGM_MENTION_PATIENT] = "SELECT p.id, p.name, 0, p.notes FROM patient p" OTHERS,
  [RGM_MENTION_CONTACT] =
    "SELECT p.id, p.name, 0, r.phone" AND "r.mail" AND "r.notes"
    " FROM contact r JOIN patient p ON p.id = r.patient_id" OTHERS,
  [RGM_MENTION_ATTEMPT] =
    "SELECT p.id, p.name, r.day, r.notes"
    " FROM attempt r JOIN patient p ON p.id = r.patient_id" OTHERS,
  [RGM_MENTION_COURSE] =
    "SELECT p.id, p.name, r.start_day, r.notes" AND "r.stop_reason" AND "r.basis_chosen_by"
    " FROM course r JOIN patient p ON p.id = r.patient_id" OTHERS,
  [RGM_MENTION_SESSION] =
    "SELECT p.id, p.name, r.day, r.notes" AND "r.reaction" AND "r.counts_reason"
    AND "r.override_reason" AND "r.device_name" AND
    "coalesce ((SELECT group_concat (name" AND "lot, char (31)) FROM session_product"
    " WHERE session_id = r.id), '')"
    " FROM session r JOIN course c ON c.id = r.course_id JOIN patient p ON p.id = c.patient_id"
    OTHERS,
  [RGM_MENTION_PAUSE] =
    "SELECT p.id, p.name, r.first_day, r.reason"
    " FROM pause r JOIN course c ON c.id = r.course_id JOIN patient p ON p.id = c.patient_id"
    OTHERS,
  /* It outlives those whose it is. */
  [RGM_MENTION_HISTORY] =
    "SELECT r.patient_id, coalesce (p.name, ''), r.day, r.reason"
    " FROM history r LEFT JOIN patient p ON p.id = r.patient_id WHERE r.patient_id <> ?1",
  /* One that is of nobody else's courses goes with theirs. */
  [RGM_MENTION_PROTOCOL] =
    "SELECT '', r.protocol_id, 0, r.content FROM protocol_copy r WHERE EXISTS"
    " (SELECT 1 FROM course WHERE protocol_copy = r.id AND patient_id <> ?1)",
  [RGM_MENTION_AREA] = "SELECT '', r.name, 0, r.name FROM area r WHERE ?1 <> ''",
};

G_STATIC_ASSERT (G_N_ELEMENTS (queries) == RGM_N_MENTION_KINDS);

/* A protocol quotes authors: a word of a name there is one of theirs. */
static gboolean
tells (RgmMentionKind kind, RgmNameMatch match)
{
  return match == RGM_NAME_MATCH_WHOLE
         || (match == RGM_NAME_MATCH_PART && kind != RGM_MENTION_PROTOCOL);
}

static RgmMention *
read_mention (RgmMentionKind kind, RgmStatement *statement, const RgmNameSearch *search)
{
  g_autoptr(RgmMention) mention = g_new0 (RgmMention, 1);
  g_autofree char *text = NULL;

  mention->kind = kind;
  mention->patient_id = rgm_statement_dup_text (statement);
  mention->name = rgm_statement_dup_text (statement);
  mention->day = rgm_statement_read_int (statement);
  text = rgm_statement_dup_text (statement);
  mention->match = rgm_name_search_match (search, text, *mention->patient_id != '\0' ? mention->name
                                                                                   : "");
  return tells (kind, mention->match) ? g_steal_pointer (&mention) : NULL;
}

static gboolean
add (GPtrArray *mentions, RgmDatabase *database, RgmMentionKind kind, const RgmNameSearch *search,
     const char *except_id, GError **error)
{
  g_autoptr(RgmStatement) statement = rgm_statement_new (database, queries[kind], error);
  RgmStep step;

  if (!statement)
    return FALSE;
  rgm_statement_bind_text (statement, except_id);
  while ((step = rgm_statement_step (statement, error)) == RGM_STEP_ROW)
    {
      RgmMention *mention = read_mention (kind, statement, search);

      if (mention)
        g_ptr_array_add (mentions, mention);
    }
  return step == RGM_STEP_DONE && rgm_statement_is_read (statement, error);
}

/* What is of nobody comes last, then who is deleted. */
static int
compare_owners (const RgmMention *a, const RgmMention *b)
{
  gboolean a_is_of_nobody = *a->patient_id == '\0';
  gboolean b_is_of_nobody = *b->patient_id == '\0';
  int order;

  if (a_is_of_nobody != b_is_of_nobody)
    return a_is_of_nobody ? 1 : -1;
  if ((*a->name == '\0') != (*b->name == '\0'))
    return *a->name == '\0' ? 1 : -1;
  order = g_utf8_collate (a->name, b->name);
  return order != 0 ? order : strcmp (a->patient_id, b->patient_id);
}

/* What is surely meant first, then by whose it is, what it is and when it was. */
static int
compare (gconstpointer first, gconstpointer second)
{
  const RgmMention *a = *(const RgmMention *const *) first;
  const RgmMention *b = *(const RgmMention *const *) second;
  int order;

  if (a->match != b->match)
    return a->match > b->match ? -1 : 1;
  order = compare_owners (a, b);
  if (order == 0)
    order = (int) a->kind - (int) b->kind;
  return order != 0 ? order : a->day - b->day;
}

static gboolean
is_same (const RgmMention *a, const RgmMention *b)
{
  return a->match == b->match && a->kind == b->kind && a->day == b->day
         && g_str_equal (a->patient_id, b->patient_id) && g_str_equal (a->name, b->name);
}

/* The history has the same of a session each time that was saved. */
static void
drop_repeated (GPtrArray *mentions)
{
  for (guint i = mentions->len; i > 1; i--)
    {
      if (is_same (mentions->pdata[i - 1], mentions->pdata[i - 2]))
        g_ptr_array_remove_index (mentions, i - 1);
    }
}

/**
 * rgm_store_list_mentions:
 * @self: a store
 * @name: what somebody is called
 * @except_id: the UUID of them: their own records are not looked through
 * @error: return location for an error of `RGM_STORE_ERROR`
 *
 * Looks for a name in all that was written of others, see rgm_name_search_match(), and of nobody:
 * notes, reasons, reactions, contact details, products, devices, what the history says, protocols
 * and areas. Nothing is changed.
 *
 * Returns: (transfer full) (element-type RgmMention) (nullable): where it is, each record once:
 *   first those that have the whole name, by patient
 */
GPtrArray *
rgm_store_list_mentions (RgmStore *self, const char *name, const char *except_id, GError **error)
{
  g_autoptr(GPtrArray) mentions = NULL;
  g_autoptr(RgmNameSearch) search = rgm_name_search_new (name);
  gboolean done = TRUE;

  if (!rgm_store_begin_reading (self, error))
    return NULL;
  mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) rgm_mention_free);
  for (int kind = 0; done && kind < RGM_N_MENTION_KINDS; kind++)
    done = add (mentions, self->database, (RgmMentionKind) kind, search, except_id, error);
  rgm_store_end_reading (self);
  if (!done)
    return NULL;
  g_ptr_array_sort (mentions, compare);
  drop_repeated (mentions);
  return g_steal_pointer (&mentions);
}
