export { marketing } from '#journey/measure/mornings/marketing.ts'
export { sponsor } from '#journey/measure/mornings/sponsor.ts'
export { workspace } from '#journey/measure/mornings/workspace.ts'
export { paper } from '#journey/measure/mornings/paper.ts'
