/** Small facts about this installation (where an import stands, which seed was used): one JSON value per key, last write wins. */
export interface AppState {
  /** null when the key was never written. The caller vouches for the shape. */
  read<T>(key: string): Promise<T | null>;
  write(key: string, value: unknown): Promise<void>;
}
