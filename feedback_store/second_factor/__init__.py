"""The second factor of staff: codes of an application on their phone, and recovery codes on paper."""
