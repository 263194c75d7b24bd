// What moves although the reader wants no motion.

() => [
  ...document.getAnimations().map((each) => `moves: ${told(each.effect.target)}`),
  ...everything().filter((each) => parseFloat(styleOf(each).transitionDuration) > 0.01).map((each) => `has a transition: ${told(each)}`),
  ...(styleOf(document.documentElement).scrollBehavior === 'smooth' ? ['scrolls smoothly'] : []),
]
