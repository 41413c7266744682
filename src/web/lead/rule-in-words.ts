import { useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { LeadDetail } from '#journey/lifecycle/contract.ts'
import { agreementQuery } from '../data/company.ts'

/** An entry names its rules by id; their words are the lead's own where it still has those points, else the agreement's. */
export function useRuleInWords(lead: LeadDetail): (rule: string) => string {
  const scoring = useQuery(agreementQuery).data?.scoring
  return useCallback(
    (rule) =>
      lead.scoreDetail.parts.find((part) => part.rule === rule)?.because ??
      [...(scoring?.fit ?? []), ...(scoring?.engagement ?? [])].find((one) => one.id === rule)?.because ??
      rule,
    [lead, scoring],
  )
}
