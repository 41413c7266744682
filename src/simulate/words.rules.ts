/** Words that people and companies of the simulated market are made of. All companies are invented. */
export const firstNames = [
  'Anna', 'Lukas', 'Marie', 'Paul', 'Katarzyna', 'Piotr', 'Giulia', 'Marco', 'Camille', 'Hugo', 'Sanne', 'Daan', 'Ingrid',
  'Lars', 'Aino', 'Mikko', 'Carmen', 'Javier', 'Beatriz', 'Rui', 'Priya', 'Arjun', 'Yuki', 'Kenji', 'Fatima', 'Omar', 'Zeynep',
  'Emre', 'Chidi', 'Ngozi', 'Emily', 'James', 'Olivia', 'Noah', 'Grace', 'Samuel', 'Elena', 'Andrei', 'Milena', 'Goran',
  'Linh', 'Minh', 'Jana', 'Tomáš', 'Zsófia', 'Bence', 'Aisha', 'Kwame', 'Freya', 'Sebastian', 'Nora', 'Felix', 'Lea', 'Simon',
]
export const lastNames = [
  'Becker', 'Schuster', 'Kowalczyk', 'Zielińska', 'Ferrari', 'Bianchi', 'Moreau', 'Lefèvre', 'de Vries', 'Bakker', 'Johansson',
  'Nilsen', 'Virtanen', 'Korhonen', 'García', 'Ortega', 'Silva', 'Pereira', 'Sharma', 'Iyer', 'Sato', 'Nakamura', 'El-Sayed',
  'Mansour', 'Yılmaz', 'Demir', 'Eze', 'Adeyemi', 'Carter', 'Hughes', 'Bennett', 'Whitfield', 'Popescu', 'Ionescu', 'Petrović',
  'Horvat', 'Nguyen', 'Tran', 'Dvořák', 'Svoboda', 'Szabó', 'Kiss', 'Mensah', 'Boateng', 'Larsen', 'Hoffmann', 'Krüger', 'Vogel',
  'Meier', 'Huber', 'Steiner', 'Gruber', 'Keller', 'Lang', 'Roth', 'Winter', 'Berger', 'Frank', 'Sommer', 'Haas', 'Arnold', 'Jansen',
]

export const stems = [
  'Bran', 'Kel', 'Lumi', 'Nord', 'Ver', 'Tarn', 'Ost', 'Ald', 'Mira', 'Fen', 'Cor', 'Hal', 'Sol', 'Wes', 'Rav', 'Ede', 'Jor', 'Quil',
  'Pel', 'Stan', 'Ulm', 'Zan', 'Gren', 'Dal', 'Bel', 'Cal', 'Ric', 'Tho', 'Iva', 'Lan', 'Mer', 'Ger', 'Oro', 'Sil', 'Vol', 'Han',
  'Kro', 'Lev', 'Nam', 'Pra',
]
export const tails = [
  'mont', 'vik', 'tek', 'berg', 'wood', 'stad', 'dorf', 'vale', 'mark', 'ford', 'heim', 'rova', 'lund', 'field', 'brook', 'nova',
  'gard', 'stone', 'port', 'wick', 'haven', 'mere', 'holt', 'crest', 'dane', 'low', 'ria', 'tal', 'bach', 'au',
]

export const industries = [
  { name: 'Food and beverage', word: 'Foods', weight: 14 },
  { name: 'Chemicals', word: 'Chemie', weight: 11 },
  { name: 'Pharmaceuticals', word: 'Pharma', weight: 12 },
  { name: 'Water and utilities', word: 'Waterworks', weight: 9 },
  { name: 'Machinery', word: 'Engineering', weight: 14 },
  { name: 'Automotive supply', word: 'Automotive', weight: 10 },
  { name: 'Energy', word: 'Energy', weight: 8 },
  { name: 'Logistics', word: 'Logistics', weight: 6 },
  { name: 'Medical devices', word: 'Medical', weight: 7 },
  { name: 'Education and research', word: 'Institute', weight: 5 },
  { name: 'Consulting', word: 'Advisors', weight: 4 },
]

/** Phone numbers come from the ranges that regulators keep free for films and examples. */
export const countries = [
  { name: 'Germany', legal: 'GmbH', phone: '+49 30 23125', digits: 3, weight: 38 },
  { name: 'Austria', legal: 'GmbH', phone: null, digits: 0, weight: 8 },
  { name: 'Switzerland', legal: 'AG', phone: null, digits: 0, weight: 8 },
  { name: 'Netherlands', legal: 'B.V.', phone: null, digits: 0, weight: 8 },
  { name: 'France', legal: 'SAS', phone: '+33 1 99 00', digits: 4, weight: 8 },
  { name: 'United Kingdom', legal: 'Ltd', phone: '+44 20 7946 0', digits: 3, weight: 9 },
  { name: 'Poland', legal: 'Sp. z o.o.', phone: null, digits: 0, weight: 6 },
  { name: 'Sweden', legal: 'AB', phone: null, digits: 0, weight: 5 },
  { name: 'United States', legal: 'Inc.', phone: '+1 212 555 01', digits: 2, weight: 10 },
]

/** by level, from those who sign to those who work with it */
export const titles = [
  { weight: 6, of: ['Managing Director', 'CEO', 'CTO', 'COO', 'Geschäftsführerin'] },
  { weight: 7, of: ['VP Operations', 'Vice President Quality', 'Bereichsleiter Produktion'] },
  { weight: 16, of: ['Director of Engineering', 'Head of Production', 'Head of Quality', 'Leiter Instandhaltung'] },
  { weight: 27, of: ['Maintenance Manager', 'Process Manager', 'Quality Manager', 'Teamleiter Messtechnik', 'Plant Manager'] },
  { weight: 38, of: ['Process Engineer', 'Calibration Technician', 'Buyer', 'Automation Engineer', 'Laboratory Analyst'] },
  { weight: 6, of: ['Working student', 'PhD student'] },
]

export const products = ['Flow sensors', 'Pressure transmitters', 'Calibration service', 'Monitoring software', 'Level gauges']
export const suppliers = ['a spreadsheet', 'their plant supplier', 'an in-house tool', 'nothing yet', 'a larger vendor']
export const needs = [
  'Audit findings on calibration records', 'Unplanned downtime of a filling line', 'Too many manual readings',
  'A new plant next year', 'Energy use per batch is unknown', 'Spare parts take weeks',
]
export const assets = [
  'Calibration guide', 'Flow measurement handbook', 'Audit check list', 'Case study: dairy', 'Case study: tank farm',
  'Return on investment sheet', 'Data sheet FX-200', 'Buyer’s guide: monitoring',
]
export const pages = ['/products/flow', '/products/pressure', '/software', '/industries/food', '/industries/pharma', '/about', '/careers']

/** What people write when they return or disqualify a lead. */
export const notes: Record<string, readonly string[]> = {
  no_budget: ['Budget is spent for this year, next round in autumn.', 'Investment stop until the new plant is running.'],
  no_authority: ['Gathers quotes for somebody else, does not say for whom.', 'Purchasing decides, he has no contact there.'],
  no_need: ['Replaced all devices last year.', 'Was only curious after the fair.'],
  timing_later: ['Wants to talk again in the second quarter.', 'Project moved to next spring, call in February.'],
  bad_contact_data: ['Number is not in use, mail bounced.', 'Has left the company.'],
  not_reachable: ['Did not pick up.', 'Tried once, no answer.', 'Voicemail.', ''],
  not_qualified: ['No pain, no date, no numbers: hold the call again.', 'We do not know who decides.'],
  wants_information: ['Needs the data sheet for a comparison, nothing more.', 'Asked for a price list for a thesis.'],
  wrong_territory: ['Belongs to the partner in Denmark.', 'Their purchasing sits in Singapore.'],
  uses_competitor: ['Frame contract until next summer.', 'Just signed with another supplier for three years.'],
  existing_deal: ['Colleague is in talks with the same plant already.'],
  duplicate: ['Is with us already under the work address.', 'Same person as the one from the fair.'],
  other: ['Cleaned up in the pipeline review.'],
  never_fits: ['One-person office, measures nothing.', 'Looking for consumer scales.'],
}
