"""A session's tree as text, and back: what stands in a file, without a disk."""
