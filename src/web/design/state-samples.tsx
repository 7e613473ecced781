import CloudOff from 'lucide-react/icons/cloud-off'
import Coffee from 'lucide-react/icons/coffee'
import SearchX from 'lucide-react/icons/search-x'
import Unplug from 'lucide-react/icons/unplug'
import { Banner, Button, EmptyState, Notice, Skeleton } from '../ui/index.ts'
import styles from './design-page.module.css'
import { Sample } from './sample.tsx'

export const StateSamples = () => (
  <>
    <Sample title="Vide">
      <div className={styles.dashed}>
        <EmptyState
          icon={Coffee}
          title="Tout le monde a sa réponse"
          action={<Button size="small">Remercier un membre</Button>}
        >
          Le dernier message attendait 18 minutes.
        </EmptyState>
      </div>
      <div className={styles.dashed}>
        <EmptyState
          icon={SearchX}
          title="Aucun membre pour « fromagé »"
          action={<Button size="small">Effacer la recherche</Button>}
        >
          Voulez-vous dire « fromager » ?
        </EmptyState>
      </div>
    </Sample>
    <Sample title="Chargement">
      <Skeleton label="Chargement" rows={2} still />
    </Sample>
    <Sample title="Avis">
      <Notice tone="late" icon={Unplug} title="Le réseau a refusé l’envoi.">
        L’accès a expiré hier à 18 h. Votre texte est gardé en brouillon.
      </Notice>
      <Notice tone="soon" title="Expire dans 6 jours." />
      <Notice tone="info">Lecture en retard de 20 minutes.</Notice>
      <Notice tone="ok">Publié sur trois canaux.</Notice>
      <Notice tone="plain">Une remarque sans urgence.</Notice>
    </Sample>
    <Sample title="Hors ligne">
      <Banner icon={CloudOff} title="Hors ligne.">
        2 réponses partiront au retour du réseau.
      </Banner>
    </Sample>
  </>
)
