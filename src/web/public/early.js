// What every screen asks first, asked while the screens' own scripts are still on their way. src/web/data/early.ts takes the
// answers; where this comes too late, or fails, they are asked for as always.
if (!/^\/(sign-in|claim\/|invite\/)/.test(location.pathname)) {
  let person = null
  try {
    person = localStorage.getItem('baton.person')
  } catch {
    // storage may be closed to us
  }
  const headers = person ? { 'Baton-Person': person } : {}
  // read to its end: an answer that nobody takes would hold its connection
  const ask = (url) =>
    fetch(url, { headers })
      .then(async (response) => (response.ok ? JSON.parse(await response.text()) : undefined))
      .catch(() => undefined)
  window.batonEarly = {
    person,
    answers: { '/api/session': ask('/api/session'), '/api/people?limit=200': ask('/api/people?limit=200') },
  }
}
