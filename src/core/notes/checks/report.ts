/** Where a check writes down what it found; the path leads into a note's front matter. */
export type Report = (path: readonly PropertyKey[], message: string) => void;
