import { useState } from 'react'
import {
  Checkbox,
  DateTimePicker,
  FormErrors,
  OptionRow,
  SearchField,
  Select,
  Switch,
  TextArea,
  TextField,
} from '../ui/index.ts'
import { Sample } from './sample.tsx'

const errors = [{ field: 'sample-link', message: 'Commencez l’adresse par https://' }]

export function FieldSamples() {
  const [text, setText] = useState('Crémiers de Saint-Aurle')
  const [link, setLink] = useState('htp://laiterie')
  const [zone, setZone] = useState<'paris' | 'montreal'>('paris')
  const [at, setAt] = useState('2026-05-21T17:00')
  const [on, setOn] = useState(true)
  const [search, setSearch] = useState('')
  const [shown, setShown] = useState(false)
  return (
    <>
      <Sample title="Champs">
        <TextField
          label="Nom du segment"
          value={text}
          onChange={setText}
          help="Une ligne d’aide, au plus."
          optional
        />
        <TextField
          id="sample-link"
          label="Lien suivi"
          value={link}
          onChange={setLink}
          error="Commencez l’adresse par https://"
        />
        <TextField label="Champ fermé" value="Non modifiable" onChange={() => {}} disabled />
        <TextArea label="Message" value={text} onChange={setText} rows={3} />
        <Select
          label="Fuseau horaire"
          value={zone}
          onChange={setZone}
          options={[
            { value: 'paris', label: 'Paris' },
            { value: 'montreal', label: 'Montréal' },
          ]}
        />
        <DateTimePicker label="Publier le" value={at} onChange={setAt} timeZone="Europe/Paris" />
        <SearchField label="Rechercher un membre" value={search} onChange={setSearch} />
      </Sample>
      <Sample title="Choix">
        <OptionRow
          label="Maintenant"
          help="Part dès la validation."
          checked={on}
          onChange={() => setOn(true)}
          name="when"
        />
        <OptionRow label="À une heure choisie" checked={!on} onChange={() => setOn(false)} name="when" />
        <Checkbox label="Se souvenir de cet ordinateur" checked={on} onChange={setOn} />
        <Switch label="Raccourcis d’une seule lettre" checked={on} onChange={setOn} />
      </Sample>
      <Sample title="Formulaire refusé">
        {shown && <FormErrors errors={errors} kept="Le reste est gardé." />}
        <div>
          <button type="button" className="link" onClick={() => setShown(!shown)}>
            Montrer le résumé
          </button>
        </div>
      </Sample>
    </>
  )
}
