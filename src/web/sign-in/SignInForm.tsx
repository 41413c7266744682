import { useState } from 'react'
import { CodeStep } from './CodeStep.tsx'
import { PasswordStep } from './PasswordStep.tsx'

/** Password, passkey or single sign-on; then, where somebody has one, the second factor. */
export function SignInForm({ to, email, onDone }: { to: string; email?: string; onDone: () => void }) {
  const [step, setStep] = useState<'password' | 'code'>('password')
  return step === 'password' ? (
    <PasswordStep
      to={to}
      email={email ?? ''}
      onDone={(needsCode) => (needsCode ? setStep('code') : onDone())}
    />
  ) : (
    <CodeStep onDone={onDone} onBack={() => setStep('password')} />
  )
}
