/** Who answers for the dairy. */
export const team = ['Inès Caradec', 'Léa Fontenay', 'Tom Wisniak', 'Hugo Pellan'] as const
export type Member = (typeof team)[number]

export const channels = {
  dairy: { name: 'Laiterie de Valcombe', handle: 'laiterie-valcombe.example', answers: true },
  farm: { name: 'La ferme du Haut-Pré', handle: 'ferme-haut-pre.example', answers: true },
  press: { name: 'L’Écho de la vallée', handle: 'echo-vallee.example', answers: false },
} as const
export type ChannelKey = keyof typeof channels

/** Passers-by of the past weeks; those whom one sees first are named in the threads. */
export const crowd = [
  'Manon Thévenet', 'Samira Haddou', 'Odile Marchand', 'Bastien Roullier', 'Nour Abdelli', 'Lucile Armand', 'Yann Kerzé',
  'Fabrice M.', 'Coline A.', 'Gaëtan Pruvost', 'Jérôme Vasseur', 'Cantine de Malvaux', 'Épicerie du Canal',
  'Aïcha Benali', 'Maxime Delorme', 'Solène Guirec', 'Patrick Ouvrard', 'Clémence Voisin', 'Théo Marchetti', 'Irène Kowalski',
  'Boulangerie Lenoir', 'Émile Castaing', 'Rachel Attias', 'Damien Le Bihan', 'Zoé Prigent', 'Mireille Combes', 'Karim Hadjadj',
  'Amandine Roche', 'Loïc Ferrand', 'Pauline Desmet', 'Gîte des Trois Rus', 'Hélène Sorel', 'Vincent Barral', 'Noémie Lacaze',
  'Jean-Luc Pasquier', 'Fatou Diallo', 'Céline Morvan', 'Hector Ibáñez', 'Marion Tessier', 'École de Malvaux', 'Rosalie Quint',
  'Olivier Brunet', 'Agathe Wendling', 'Sacha Lemoine', 'Denise Pommier', 'Ludovic Carré', 'Ana Ferreira', 'Bruno Lestage',
] // biome-ignore format: one list

/** An address that exists nowhere: `.example` is reserved (RFC 2606). */
export const handleOf = (name: string): string =>
  `${name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}.example`
