/** What people write when they return or disqualify a lead. */
export const notes: Record<string, readonly string[]> = {
  no_budget: [
    'Budget is spent for this year, next round in autumn.',
    'Investment stop until the new plant is running.',
  ],
  no_authority: [
    'Gathers quotes for somebody else, does not say for whom.',
    'Purchasing decides, he has no contact there.',
  ],
  no_need: ['Replaced all devices last year.', 'Was only curious after the fair.'],
  timing_later: [
    'Wants to talk again in the second quarter.',
    'Project moved to next spring, call in February.',
  ],
  bad_contact_data: ['Number is not in use, mail bounced.', 'Has left the company.'],
  not_reachable: ['Did not pick up.', 'Tried once, no answer.', 'Voicemail.', ''],
  not_qualified: ['No pain, no date, no numbers: hold the call again.', 'We do not know who decides.'],
  wants_information: [
    'Needs the data sheet for a comparison, nothing more.',
    'Asked for a price list for a thesis.',
  ],
  wrong_territory: ['Belongs to the partner in Denmark.', 'Their purchasing sits in Singapore.'],
  uses_competitor: [
    'Frame contract until next summer.',
    'Just signed with another supplier for three years.',
  ],
  existing_deal: ['Colleague is in talks with the same plant already.'],
  duplicate: ['Is with us already under the work address.', 'Same person as the one from the fair.'],
  other: ['Cleaned up in the pipeline review.'],
  never_fits: ['One-person office, measures nothing.', 'Looking for consumer scales.'],
}
