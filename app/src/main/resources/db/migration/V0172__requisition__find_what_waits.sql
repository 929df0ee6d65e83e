-- What waits at the desk is few among many, and is found without reading the rest.
create index requisition_waiting on requisition.requisition (agency_id, round_id)
  where status = 'SUBMITTED';
create index requisition_overdue on requisition.requisition (answer_by, agency_id)
  where status = 'COMPLETION_ASKED';
