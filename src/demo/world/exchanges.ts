/** What they said, what we answered, and how they left. No answer: a like closes it. */
export interface Exchange {
  said: string
  answer?: string
  thanks?: string
  language?: 'en'
}

/** `{le}` and `{du}` are a product with its article, `{lieu}` a town. */
export const exchanges: readonly Exchange[] = [
  { said: 'Où trouver {le} à {lieu} ?', answer: 'À la crémerie de la place et au marché du samedi. Bonne dégustation ! Léa', thanks: 'Merci, j’y passe demain.' },
  { said: 'Plus {du} depuis dix jours chez mon crémier de {lieu}, c’est normal ?', answer: 'Non : une palette est partie en retard. Il est livré demain matin. Merci de nous l’avoir dit. Tom', thanks: 'Parfait, merci pour la rapidité.' },
  { said: 'Combien de jours se garde {le} une fois ouvert ?', answer: 'Trois jours au froid, bien refermé. Fiez-vous aussi à l’odeur ! Inès' },
  { said: 'Bravo à toute l’équipe pour {le}, on en reprend chaque semaine.' },
  { said: 'Peut-on congeler {le} ?', answer: 'On peut, mais la texture change : gardez-le pour la cuisine. Hugo', thanks: 'D’accord, ce sera pour un gratin alors.' },
  { said: 'Le prix a pris vingt centimes à {lieu}. Vous expliquez ?', answer: 'Le lait est payé trois centimes de plus aux éleveurs depuis le 1er mars. Le détail est sur notre site. Inès', thanks: 'Si c’est pour les éleveurs, je comprends mieux.' },
  { said: 'Vos vaches sortent toute l’année ?', answer: 'De mars à novembre, jour et nuit. L’hiver elles ont le foin du Haut-Pré. Léa' },
  { said: 'Ma tournée ne passe plus rue des Tilleuls à {lieu}, que s’est-il passé ?', answer: 'Travaux jusqu’au 30 : le camion s’arrête place du Lavoir, à la même heure. Tom', thanks: 'Ah merci, je n’étais pas au courant.' },
  { said: 'Il y a du lactose dans {le} ?', answer: 'Oui, un peu. Notre tomme affinée six mois n’en a presque plus : moins de 0,1 g. Hugo' },
  { said: 'J’ai trouvé un pot gonflé, date pas dépassée.', answer: 'Ne le mangez pas. Pouvez-vous nous donner le numéro de lot ? On vous l’échange aujourd’hui. Inès', thanks: 'Échangé ce midi, impeccable. Merci Inès.' },
  { said: 'Une idée de recette avec {le} pour douze personnes ?', answer: 'La tarte de Nadège, sans cuisson, se double très bien. La recette est dans notre publication. Léa', thanks: 'Faite dimanche, il n’en est rien resté !' },
  { said: 'Les bouteilles en verre, vous les reprenez ?', answer: 'Oui, rincées, chez les crémiers de {lieu} et de Valcombe. La consigne est de 30 centimes. Tom' },
  { said: 'La visite de la ferme est-elle accessible en fauteuil ?', answer: 'L’étable et la fromagerie, oui ; la cave a cinq marches, on vous la montre en vidéo. Léa', thanks: 'Super, on viendra à Pâques.' },
  { said: 'Do you sell {le} in England?', answer: 'Not yet, I am afraid: we deliver within 80 km to keep it fresh. Come and visit! Léa', thanks: 'Fair enough. We will come with an empty suitcase.', language: 'en' },
  { said: 'Il est midi et toujours pas de livraison à {lieu}.', answer: 'Le camion a crevé à Orvanne, il repart. Vous serez livrés avant 14 h. Toutes nos excuses. Hugo', thanks: 'Arrivé à 13 h 30. Merci d’avoir prévenu.' },
  { said: 'Vous embauchez cet été ?', answer: 'Oui, deux saisonniers en fromagerie. L’annonce est sur notre site, écrivez à Hugo.', thanks: 'Candidature envoyée !' },
  { said: 'Je ne comprends pas l’étiquette : c’est du lait cru ou pas, {le} ?', answer: 'Pasteurisé, 72 °C pendant 15 secondes. Seuls la tomme et le lait en bouteille sont crus. Inès' },
  { said: 'La photo des vaches dans la brume, sublime. On peut l’avoir en fond d’écran ?', answer: 'Avec plaisir : Tom vous la met en grand sur la page Photos demain.', thanks: 'Trop gentil.' },
  { said: 'Toujours {du} au petit-déjeuner, et toujours le même sourire. Merci.' },
  { said: 'Mon fils a une allergie aux noix, {le} est-il préparé dans le même atelier ?', answer: 'Aucune noix dans nos ateliers : ni en ingrédient, ni en trace. La fiche produit le dit aussi. Inès', thanks: 'Vous me rassurez, merci.' },
  { said: 'Votre site ne marche pas sur mon téléphone.', answer: 'Merci, c’était le menu : corrigé ce matin. Dites-nous si cela recommence. Tom' },
  { said: 'Le marché de {lieu} est maintenu avec la pluie ?', answer: 'Oui, sous la halle, jusqu’à 13 h. Le stand est près de la fontaine. Léa', thanks: 'J’arrive !' },
  { said: 'Une boîte de six pour le prix de quatre, c’est jusqu’à quand ?', answer: 'Jusqu’à dimanche soir, chez tous les crémiers. Hugo' },
  { said: 'Sérieusement, qui a eu l’idée de mettre {le} dans autant de plastique ?', answer: 'Vous avez raison de le demander : le carton arrive en mai, le verre est à l’essai. Inès', thanks: 'À suivre, alors.' },
  { said: 'La tomme du Haut-Pré, médaille d’argent : on est fiers pour vous !' },
  { said: 'Est-ce que {le} convient à une femme enceinte ?', answer: 'Oui, s’il est pasteurisé : c’est écrit près du code-barres. Demandez à votre médecin en cas de doute. Inès', thanks: 'Merci pour la précision.' },
  { said: 'Vous livrez le gîte le dimanche ?', answer: 'Le dimanche non, mais le samedi après 17 h. On vous inscrit ? Hugo', thanks: 'Oui, à partir du 4. Merci !' },
  { said: 'Petit mot pour Nadège : sa démonstration à {lieu} était passionnante.' },
  { said: 'Comment trier le nouveau pot ?', answer: 'Le carton avec les papiers, l’opercule avec les emballages. Rincez à peine. Léa', thanks: 'Noté.' },
  { said: 'Le veau né pendant la visite, vous l’avez appelé comment ?', answer: 'Caramel, sur proposition des CE1. Il pèse déjà 60 kg. Léa' },
  { said: 'How far is the farm from the station?', answer: 'Twenty minutes on foot through the meadows; we can pick you up if you call. Tom', thanks: 'Lovely, we will walk.', language: 'en' },
  { said: 'Je cherche la recette de la cervelle de canut que vous aviez donnée.', answer: 'La voici : faisselle, échalote, ciboulette, un trait de vinaigre, une nuit au frais. Léa', thanks: 'Merci, je l’avais perdue.' },
  { said: 'Prix de gros pour {le}, à qui s’adresser ?', answer: 'À Hugo Pellan, qui vous rappelle cet après-midi : laissez-nous un numéro par courriel. Hugo' },
  { said: 'Il manque le prix au kilo sur l’étiquette de {le} à {lieu}.', answer: 'Merci, nous prévenons le magasin : c’est obligatoire. Inès' },
] // biome-ignore format: one exchange a line

export const products = [
  { le: 'le fromage blanc 0 %', du: 'de fromage blanc 0 %' },
  { le: 'le beurre demi-sel', du: 'de beurre demi-sel' },
  { le: 'le yaourt au lait entier', du: 'de yaourt au lait entier' },
  { le: 'le petit-suisse', du: 'de petits-suisses' },
  { le: 'le fromage blanc 3 %', du: 'de fromage blanc 3 %' },
] as const

export const towns = ['Saint-Aurle', 'Malvaux', 'Orvanne'] as const

/** What the paper writes, the oldest first. */
export const articles: readonly string[] = [
  'La laiterie de Valcombe investit dans une nouvelle soudeuse',
  'Lait : les éleveurs du Haut-Pré mieux payés depuis mars',
  'Marché de Saint-Aurle : la halle fait peau neuve',
  'Concours de la tomme : argent pour Valcombe',
  'Trente enfants à la traite : récit d’une matinée',
  'Consigne en verre : la vallée s’y remet',
  'Sécheresse : les prés hauts tiennent, pour l’instant',
  'Laiterie Saint-Aubert : un plan de relance',
  'Portrait : Nadège Perrin, affineuse',
  'Crèches et cantines : qui livre le lait de nos enfants ?',
  'La laiterie de Valcombe passe au carton : un virage encore glissant',
  'Opercules décollés : la laiterie promet un réglage',
]
