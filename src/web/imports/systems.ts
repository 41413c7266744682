/** Names of products: they are called the same in every language. */
export const SYSTEMS: Record<string, string> = {
  salesforce: 'Salesforce',
  hubspot: 'HubSpot',
  marketo: 'Marketo',
  pipedrive: 'Pipedrive',
  dynamics: 'Microsoft Dynamics',
  leadsquared: 'LeadSquared',
}
