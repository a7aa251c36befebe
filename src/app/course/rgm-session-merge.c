#include "config.h"

#include "rgm-session-merge.h"

/* What of a session is a list, and was changed here and elsewhere: zone by zone, for each has a
 * name of its own, but the products all together. */

static const RgmZoneDraft *
find_zone (const RgmSessionDraft *draft, const char *area)
{
  return rgm_session_draft_find_zone ((RgmSessionDraft *) draft, area);
}

static gboolean
is_same_zone (const RgmZoneDraft *a, const RgmZoneDraft *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return g_str_equal (a->depth, b->depth) && g_str_equal (a->passes, b->passes);
}

/* Puts the zone of @area as it is in @there in place of the one in @here. */
static void
take_zone (RgmSessionDraft *here, RgmSessionDraft *there, const char *area)
{
  RgmZoneDraft *old = rgm_session_draft_find_zone (here, area);
  RgmZoneDraft *now = rgm_session_draft_find_zone (there, area);
  guint position = here->zones->len;

  if (old != NULL)
    {
      g_ptr_array_find (here->zones, old, &position);
      g_ptr_array_remove_index (here->zones, position);
    }
  if (now == NULL)
    return;
  g_ptr_array_insert (here->zones, (int) position, rgm_zone_draft_copy (now));
}

static RgmMerged
merge_zone (RgmSessionDraft *here, const RgmSessionDraft *before, RgmSessionDraft *there,
            const char *area)
{
  const RgmZoneDraft *mine = find_zone (here, area);
  const RgmZoneDraft *old = find_zone (before, area);
  const RgmZoneDraft *theirs = find_zone (there, area);

  if (is_same_zone (old, theirs) || is_same_zone (mine, theirs))
    return 0;
  if (!is_same_zone (mine, old))
    return RGM_MERGED_CONFLICT;
  take_zone (here, there, area);
  return RGM_MERGED_TAKEN;
}

/**
 * rgm_session_merge_zones:
 * @here: a session as it is being entered
 * @before: what it was filled with
 * @there: what it would be filled with now
 *
 * Takes the zones over that were changed there and not here.
 *
 * Returns: what became of them
 */
RgmMerged
rgm_session_merge_zones (RgmSessionDraft *here, const RgmSessionDraft *before,
                         RgmSessionDraft *there)
{
  RgmMerged merged = 0;

  g_return_val_if_fail (here != NULL && before != NULL && there != NULL, 0);

  for (guint i = 0; i < before->zones->len; i++)
    merged |= merge_zone (here, before, there,
                          ((RgmZoneDraft *) before->zones->pdata[i])->area);
  for (guint i = 0; i < there->zones->len; i++)
    {
      const char *area = ((RgmZoneDraft *) there->zones->pdata[i])->area;

      if (find_zone (before, area) == NULL)
        merged |= merge_zone (here, before, there, area);
    }
  return merged;
}

static gboolean
has_same_products (const RgmSessionDraft *a, const RgmSessionDraft *b)
{
  if (a->products->len != b->products->len)
    return FALSE;
  for (guint i = 0; i < a->products->len; i++)
    {
      const RgmProductDraft *one = a->products->pdata[i];
      const RgmProductDraft *other = b->products->pdata[i];

      if (!g_str_equal (one->name, other->name) || !g_str_equal (one->lot, other->lot))
        return FALSE;
    }
  return TRUE;
}

/**
 * rgm_session_merge_products:
 * @here: a session as it is being entered
 * @before: what it was filled with
 * @there: what it would be filled with now; its products may be gone afterwards
 *
 * Takes the products over where they were changed there and not here.
 *
 * Returns: what became of them
 */
RgmMerged
rgm_session_merge_products (RgmSessionDraft *here, const RgmSessionDraft *before,
                            RgmSessionDraft *there)
{
  GPtrArray *products;

  g_return_val_if_fail (here != NULL && before != NULL && there != NULL, 0);

  if (has_same_products (before, there) || has_same_products (here, there))
    return 0;
  if (!has_same_products (here, before))
    return RGM_MERGED_CONFLICT;
  products = here->products;
  here->products = there->products;
  there->products = products;
  return RGM_MERGED_TAKEN;
}
