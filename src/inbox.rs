//! The verbs without a face: ingest, queue, dossier, decide, undo, draft, follow up.
