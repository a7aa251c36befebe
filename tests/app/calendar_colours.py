"""How the colours of the calendar are judged; timeline-contrast.py says what the words mean."""

CALENDAR = {
    '.calendar-legend .swatch.not-counted | box-shadow': 'graphics on card as timeline_projected',
    'calendar-month .weekday | color': 'text on card',
    'calendar-month .week | color': 'text on card',
    'calendar-day.large | box-shadow': 'decoration',
    'calendar-day.large:hover | background-color': 'tint',
    'calendar-day.large.outside | background-color': 'tint',
    'calendar-day.large.outside | box-shadow': 'decoration',
    'calendar-day.outside .number | color': 'text on card, calendar-day.large.outside',
    'calendar-day.large.today .number | background-color': 'graphics on card',
    'calendar-day.large.today .number | color': 'text on calendar-day.large.today .number',
    'calendar-day.cursor | box-shadow': 'graphics on card, calendar-day.large.outside',
    'calendar-day:focus | outline': 'graphics on card, calendar-day.large.outside',
    'calendar-day.session-done .pill | background-color':
        'graphics on card, calendar-day.large.outside',
    'calendar-day.session-done .pill | color': 'text on calendar-day.session-done .pill',
    'calendar-day.small.session-done .number | background-color':
        'graphics on card, calendar-day.large.outside',
    'calendar-day.small.session-done .number | color':
        'text on calendar-day.small.session-done .number',
    'calendar-day.session-done.session-too-early .pill | background-color':
        'graphics on card, calendar-day.large.outside',
    'calendar-day.session-done.session-too-early .pill | color':
        'text on calendar-day.session-done.session-too-early .pill',
    'calendar-day.small.session-done.session-too-early .number | background-color':
        'graphics on card, calendar-day.large.outside',
    'calendar-day.small.session-done.session-too-early .number | color':
        'text on calendar-day.small.session-done.session-too-early .number',
    'calendar-day.session-done.session-not-counted .pill | background-color': 'tint',
    'calendar-day.session-done.session-not-counted .pill | border':
        'graphics on calendar-day.session-done.session-not-counted .pill, '
        'calendar-day.large.outside',
    'calendar-day.session-done.session-not-counted .pill | color':
        'text on calendar-day.session-done.session-not-counted .pill',
    'calendar-day.session-done.session-not-counted.session-too-early .pill | border':
        'graphics on calendar-day.session-done.session-not-counted .pill, '
        'calendar-day.large.outside',
    'calendar-day.session-done.session-not-counted.session-too-early .pill | color':
        'text on calendar-day.session-done.session-not-counted .pill',
    'calendar-day.small.session-done.session-not-counted .number | background-color': 'tint',
    'calendar-day.small.session-done.session-not-counted .number | box-shadow':
        'graphics on calendar-day.small.session-done.session-not-counted .number, '
        'calendar-day.large.outside',
    'calendar-day.small.session-done.session-not-counted .number | color':
        'text on calendar-day.small.session-done.session-not-counted .number',
    'calendar-day.small.session-done.session-not-counted.session-too-early .number | box-shadow':
        'graphics on calendar-day.small.session-done.session-not-counted .number, '
        'calendar-day.large.outside',
    'calendar-day.small.session-done.session-not-counted.session-too-early .number | color':
        'text on calendar-day.small.session-done.session-not-counted .number',
    'calendar-day.session-booked .pill | background-color': 'tint',
    'calendar-day.session-booked .pill | border':
        'graphics on calendar-day.session-booked .pill, calendar-day.large.outside',
    'calendar-day.session-booked .pill | color': 'text on calendar-day.session-booked .pill',
    'calendar-day.session-booked.session-too-early .pill | border':
        'graphics on calendar-day.session-booked .pill, calendar-day.large.outside',
    'calendar-day.session-booked.session-too-early .pill | color':
        'text on calendar-day.session-booked .pill',
    'calendar-day.session-to-come .pill | border': 'graphics on card, calendar-day.large.outside',
    'calendar-day.session-to-come .pill | color': 'text on card, calendar-day.large.outside',
    'calendar-day.moved | outline': 'graphics on card, calendar-day.large.outside',
    'calendar-day.ghost | outline': 'graphics on card, calendar-day.large.outside',
    'calendar-day.ghost-alone .pill | background-color': 'tint',
    'calendar-day.ghost-alone .pill | color':
        'text on calendar-day.ghost-alone .pill, calendar-day.large.outside',
    'calendar-day.note-peak .note | color': 'text on card, calendar-day.large.outside',
    'calendar-day.note-peak .note-mark | color': 'graphics on card, calendar-day.large.outside',
    'calendar-day.note-results .note | color': 'text on card, calendar-day.large.outside',
    'calendar-day.note-results .note-mark | color': 'graphics on card, calendar-day.large.outside',
    'calendar-day .note-mark | background-color': 'inherit',
    '.has-healing .healing | color': 'graphics on card, calendar-day.large.outside',
    '.has-healing .healing | box-shadow':
        'graphics on card, calendar-day.large.outside as timeline_healing',
    '.has-healing .healing | background-color': 'tint',
    '.has-collagen .collagen | color': 'graphics on card, calendar-day.large.outside',
    '.has-collagen .collagen | box-shadow':
        'graphics on card, calendar-day.large.outside as timeline_collagen',
    '.has-collagen .collagen | background-color': 'tint',
    '.has-collagen.level-1 .collagen | background-color': 'tint',
    '.has-collagen.level-2 .collagen | background-color': 'tint',
    '.has-collagen.level-3 .collagen | background-color': 'tint',
    '.has-collagen.level-4 .collagen | background-color': 'tint',
    '.healing-booked .healing | background-image': 'tint',
    '.collagen-booked .collagen | background-image': 'tint',
    '.zone-too-early .zone | background-color': 'tint',
    'calendar-day.small.zone-too-early | background-color': 'tint',
    '.zone-too-early .zone | color': 'graphics on card, calendar-day.large.outside',
    '.zone-too-early .word | color': 'text on card, .zone-too-early .zone',
    '.zone-too-early .zone | box-shadow':
        'graphics on card, .zone-too-early .zone as timeline_zone_too_early',
    'calendar-day.small.zone-too-early | box-shadow':
        'graphics on card, calendar-day.small.zone-too-early',
    '.zone-grace .zone | background-color': 'tint',
    'calendar-day.small.zone-grace | background-color': 'tint',
    '.zone-grace .zone | color': 'graphics on card, calendar-day.large.outside',
    '.zone-grace .word | color': 'text on card, .zone-grace .zone',
    '.zone-grace .zone | box-shadow':
        'graphics on card, .zone-grace .zone as timeline_zone_too_early',
    'calendar-day.small.zone-grace | box-shadow': 'graphics on card, calendar-day.small.zone-grace',
    '.zone-early .zone | background-color': 'tint',
    'calendar-day.small.zone-early | background-color': 'tint',
    '.zone-early .zone | color': 'graphics on card, calendar-day.large.outside',
    '.zone-early .word | color': 'text on card, .zone-early .zone',
    '.zone-early .zone | box-shadow':
        'graphics on card, .zone-early .zone as timeline_zone_possible',
    'calendar-day.small.zone-early | box-shadow': 'graphics on card, calendar-day.small.zone-early',
    '.zone-on-time .zone | background-color': 'tint',
    'calendar-day.small.zone-on-time | background-color': 'tint',
    '.zone-on-time .zone | color': 'graphics on card, calendar-day.large.outside',
    '.zone-on-time .word | color': 'text on card, .zone-on-time .zone',
    '.zone-on-time .zone | box-shadow':
        'graphics on card, .zone-on-time .zone as timeline_zone_recommended',
    'calendar-day.small.zone-on-time | box-shadow':
        'graphics on card, calendar-day.small.zone-on-time',
    '.zone-first .zone | background-color': 'tint',
    'calendar-day.small.zone-first | background-color': 'tint',
    '.zone-first .zone | color': 'graphics on card, calendar-day.large.outside',
    '.zone-first .word | color': 'text on card, .zone-first .zone',
    '.zone-first .zone | box-shadow':
        'graphics on card, .zone-first .zone as timeline_zone_recommended',
    'calendar-day.small.zone-first | box-shadow': 'graphics on card, calendar-day.small.zone-first',
    '.zone-late .zone | background-color': 'tint',
    'calendar-day.small.zone-late | background-color': 'tint',
    '.zone-late .zone | color': 'graphics on card, calendar-day.large.outside',
    '.zone-late .word | color': 'text on card, .zone-late .zone',
    '.zone-late .zone | box-shadow': 'graphics on card, .zone-late .zone as timeline_zone_overdue',
    'calendar-day.small.zone-late | box-shadow': 'graphics on card, calendar-day.small.zone-late',
    'calendar-day.small.has-healing .number | border-bottom': 'graphics on card',
    'calendar-day.small.session-booked .number | background-color': 'tint',
    'calendar-day.small.session-booked .number | box-shadow':
        'graphics on calendar-day.small.session-booked .number',
    'calendar-day.small.session-booked.session-too-early .number | box-shadow':
        'graphics on calendar-day.small.session-booked .number',
    'calendar-day.small.session-booked.session-too-early .number | color':
        'text on calendar-day.small.session-booked .number',
    'calendar-day.small.session-to-come .number | border': 'graphics on card',
}
