/** What lead development of the demo company writes down about its target accounts. */
export const WHY = {
  known: [
    'Runs three shifts and replaces its measuring rooms this year',
    'Two sites still calibrate on paper; the auditors have asked twice',
    'Opens a second plant and staffs the quality team now',
    'Uses a supplier whose contract ends within the year',
    'Several people there read our guides within a month',
    'A former customer’s head of quality moved there',
  ],
  unknown: [
    'Twin of our best customer in size and trade; nobody there knows us yet',
    'Won a contract that needs traceable measurements',
    'Named in the trade press with a new line; no lead so far',
  ],
}

export const NEXT_STEPS = [
  'Call the head of quality',
  'Find out who holds the budget',
  'Send the calibration guide and call two days later',
  'Ask the champion for an introduction',
  'Prepare the plan with the account’s rep',
  'Visit at the trade fair',
]

export const NOTES = [
  'The site manager decides alone up to fifty thousand; above that the group in the headquarters.',
  'They buy once a year, in autumn. Before the holidays nobody moves.',
  'The technical side is won. What is missing is a number for the budget round.',
  'Asked for two references from their trade. Sent one, the second is open.',
  'Reorganisation until the end of the quarter: stay in touch, do not push.',
]

/** Companies that nobody has come from yet: all invented. */
export const STRANGERS: [string, string][] = [
  ['Havelmark Turbinen GmbH', 'Machinery'],
  ['Sorensen Precision ApS', 'Automotive supply'],
  ['Brackwater Foods Ltd', 'Food and beverage'],
  ['Valdoria Ceramics SpA', 'Machinery'],
  ['Oakhurst Medical Devices Ltd', 'Medical devices'],
  ['Trévignon Pharma SAS', 'Pharmaceuticals'],
  ['Kestrel Yard Batteries AB', 'Energy'],
  ['Nordhafen Kabel AG', 'Energy'],
  ['Castellmore Glass SL', 'Chemicals'],
  ['Lindenau Aerospace GmbH', 'Machinery'],
]

/** Who sells the same: nobody there is a target, whoever fills in a form. */
export const COMPETITORS = [
  'Meridian Gauge Corporation',
  'Kalibrum AG',
  'Truemark Metrology Ltd',
  'Pointwell Sensors Inc',
  'Prüfwerk Systeme GmbH',
]
