import { describe, expect, it } from 'vitest'
import { ConfigError, maskedConfig, readConfig } from '#platform/config.ts'

describe('the configuration', () => {
  it('given an empty environment, has the documented defaults', () => {
    const config = readConfig({ PORT: '' })
    expect(config).toMatchObject({ port: 4380, host: '127.0.0.1', databaseUrl: null, logLevel: 'info' })
    expect(config.publicUrl).toBe('http://127.0.0.1:4380')
    expect(config.dataFolder).toMatch(/baton$/)
  })

  it.each([
    ['PORT', '70000'],
    ['PORT', '80x'],
    ['DATABASE_URL', 'mysql://u:secretword@h/d'],
    ['BATON_URL', 'secretword'],
    ['SMTP_URL', 'http://u:secretword@h'],
    ['LOG_LEVEL', 'loud'],
  ])('given %s=%s, then the refusal names the variable and does not repeat the value', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError)
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} `))
    expect(() => readConfig({ [name]: value })).not.toThrow(/secretword/)
  })

  it('given passwords in URLs, then printing masks them and keeps the rest', () => {
    const masked = maskedConfig(
      readConfig({
        DATABASE_URL: 'postgresql://baton:hunter2@db:5432/baton?sslpassword=hunter3&sslmode=require',
        SMTP_URL: 'smtps://me:hunter4@mail.example',
      }),
    )
    expect(JSON.stringify(masked)).not.toMatch(/hunter/)
    expect(masked.databaseUrl).toBe('postgresql://baton:***@db:5432/baton?sslpassword=***&sslmode=require')
    expect(masked.smtpUrl).toBe('smtps://me:***@mail.example')
  })
})
