import type { Localized } from './capability.ts'
import type { NetworkErrorKind } from './errors.ts'

/** What a person can do about a failure, in plain words. Said below what the network itself says. */
export const remedies: Record<NetworkErrorKind, Localized> = {
  reconnect: {
    fr: 'Le réseau n’accepte plus l’accès enregistré. Reconnectez ce canal ; rien n’est perdu, les envois en attente repartiront.',
    en: 'The network no longer accepts the saved access. Connect this channel again; nothing is lost, waiting deliveries will go out.',
  },
  rejected: {
    fr: 'Le réseau refuse ce contenu ou cette action. Lisez sa réponse, corrigez, puis renvoyez.',
    en: 'The network refuses this content or action. Read its answer, correct, then send again.',
  },
  'rate-limited': {
    fr: 'Le réseau demande d’attendre. Parvis réessaiera tout seul à l’heure indiquée.',
    en: 'The network asks to wait. Parvis will try again by itself at the hour shown.',
  },
  transient: {
    fr: 'Le réseau ne répond pas correctement pour le moment. Parvis réessaie tout seul ; si cela dure, vérifiez l’état du service.',
    en: 'The network is not answering properly right now. Parvis tries again by itself; if it lasts, check the state of the service.',
  },
  gone: {
    fr: 'Le message visé n’existe plus sur le réseau. Il n’y a plus rien à faire ici.',
    en: 'The target message no longer exists on the network. There is nothing left to do here.',
  },
}

/** Told when a send may have happened and nobody can tell: look before sending again. */
export const uncertainRemedy: Localized = {
  fr: 'L’envoi a peut-être eu lieu. Regardez sur le réseau avant de renvoyer.',
  en: 'The message may have gone out. Look on the network before sending again.',
}
