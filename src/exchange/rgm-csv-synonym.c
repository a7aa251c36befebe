#include "config.h"

#include "rgm-csv-synonym.h"

#include "rgm-csv-name.h"

/* What areas and concerns are called besides their names, by id: in German, which a machine that
 * speaks English does not know, and as people shorten them. Only what is certain stands here: a
 * cell that is refused is looked at, and one that is misread is not. All are spelt as
 * rgm_csv_name_spell() does. */
typedef struct {
  const char *id;
  const char *names;
} Synonyms;

static const Synonyms areas[] = {
  { "face", "gesicht|full face|whole face|ganzes gesicht|gesamtes gesicht" },
  { "face-forehead", "stirn" },
  { "face-temples", "schlaefen|schlaefe|temple" },
  { "face-eyes", "um die augen|augenpartie|augenbereich|eye area|periorbital" },
  { "face-nose", "nase" },
  { "face-cheeks", "wangen|wange|cheek" },
  { "face-upper-lip", "oberlippe" },
  { "face-chin", "kinn" },
  { "face-jaw", "kieferlinie|kiefer|jaw|jaw line" },
  { "scalp", "kopfhaut" },
  { "neck", "hals" },
  { "decollete", "dekollete|dekolletee|decolletage" },
  { "breasts", "brueste" },
  { "abdomen", "bauch|belly|stomach" },
  { "flanks", "flanken|flanke|flank" },
  { "back", "ruecken" },
  { "back-upper", "oberer ruecken und schultern|oberer ruecken|upper back" },
  { "back-lower", "unterer ruecken" },
  { "arms", "arme|arm" },
  { "arms-upper", "oberarme|oberarm|upper arm" },
  { "arms-lower", "unterarme|unterarm|forearm" },
  { "hands", "haende|hand" },
  { "hips", "hueften|huefte|hip" },
  { "buttocks", "gesaess|po" },
  { "thighs", "oberschenkel|thigh" },
  { "knees", "knie|knee" },
  { "lower-legs", "unterschenkel|lower leg" },
};

static const Synonyms concerns[] = {
  { "acne-scars", "aknenarben|aknenarbe|acne scar|acne scarring" },
  { "collagen-induction", "kollageninduktion" },
  { "hyperpigmentation", "hyperpigmentierung" },
  { "large-pores", "grosse poren|enlarged pores" },
  { "microneedling", "micro needling|micro-needling|mikroneedling|needling|medical needling|"
                     "medizinisches needling|skin needling" },
  { "scars", "andere narben|narben|narbe|scar" },
  { "stretch-marks", "dehnungsstreifen|stretch mark|striae" },
  { "tone-texture", "fahle haut und ungleichmaessiger ton" },
  { "wrinkles", "falten und feine linien|falten" },
};

static gboolean
has_name (const Synonyms *synonyms, gsize n_synonyms, const char *id, const char *spelt)
{
  for (gsize i = 0; i < n_synonyms; i++)
    {
      g_auto (GStrv) names = NULL;

      if (!g_str_equal (synonyms[i].id, id))
        continue;
      names = g_strsplit (synonyms[i].names, "|", -1);
      return g_strv_contains ((const char *const *) names, spelt);
    }

  return FALSE;
}

static gboolean
is_spelt_so (const char *name, const char *spelt)
{
  g_autofree char *own = rgm_csv_name_spell (name);

  return g_str_equal (own, spelt);
}

/**
 * rgm_csv_synonym_is_area:
 * @area: an area
 * @cell: a cell that is the name of no area as it stands
 *
 * Returns: whether @cell means the area all the same, in English or in German
 */
gboolean
rgm_csv_synonym_is_area (const RgmArea *area, const char *cell)
{
  g_autofree char *spelt = rgm_csv_name_spell (cell);

  return is_spelt_so (area->name, spelt)
         || has_name (areas, G_N_ELEMENTS (areas), area->id, spelt);
}

/**
 * rgm_csv_synonym_is_concern:
 * @protocol: the protocol of a concern
 * @cell: a cell that is the name of no concern as it stands
 *
 * Returns: whether @cell means the concern all the same, in English or in German
 */
gboolean
rgm_csv_synonym_is_concern (const RgmProtocol *protocol, const char *cell)
{
  g_autofree char *spelt = rgm_csv_name_spell (cell);

  return is_spelt_so (protocol->name, spelt)
         || has_name (concerns, G_N_ELEMENTS (concerns), protocol->id, spelt);
}
