import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useRouter, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { entryQuery } from '../../web/entry.ts'
import { PublicFrame } from '../../web/layout/index.ts'
import { sessionQuery } from '../../web/session.ts'
import entry from './entry.module.css'
import { ServedFooter } from './entry-footer.tsx'
import { CodeStep } from './sign-in-code.tsx'
import { FirstStep } from './sign-in-first.tsx'
import { ForgottenStep } from './sign-in-forgotten.tsx'

type Step = { name: 'first' } | { name: 'code'; email: string } | { name: 'forgotten'; email: string }

function Screen() {
  const { next = '/' } = useSearch({ from: '/sign-in' })
  const { data: instance } = useSuspenseQuery(entryQuery)
  const client = useQueryClient()
  const router = useRouter()
  const [step, setStep] = useState<Step>({ name: 'first' })

  const enter = async () => {
    client.removeQueries({ queryKey: sessionQuery.queryKey })
    await client.fetchQuery(sessionQuery)
    router.history.push(next)
  }
  const back = () => setStep({ name: 'first' })
  return (
    <PublicFrame footer={<ServedFooter />}>
      <div className={entry.column}>
        {step.name === 'first' && (
          <FirstStep
            instance={instance}
            next={next}
            onIn={enter}
            onCode={(email) => setStep({ name: 'code', email })}
            onForgotten={(email) => setStep({ name: 'forgotten', email })}
          />
        )}
        {step.name === 'code' && <CodeStep email={step.email} onIn={enter} onBack={back} />}
        {step.name === 'forgotten' && (
          <ForgottenStep email={step.email} sendsMail={instance.sendsMail} onBack={back} />
        )}
      </div>
    </PublicFrame>
  )
}

export { Screen as screen }
