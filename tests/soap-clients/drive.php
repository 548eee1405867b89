<?php
// Calls through SoapClient of PHP: `drive.php FOLDER USER PASSWORD` makes the calls of cases.json and writes what came back into results.json.
[, $folder, $user, $password] = $argv;

function client(string $service, string $version): SoapClient
{
    global $folder, $user, $password;
    static $clients = [];
    return $clients["$service $version"] ??= new SoapClient("$folder/$service.wsdl", [
        'login' => $user,
        'password' => $password,
        'soap_version' => $version === '1.2' ? SOAP_1_2 : SOAP_1_1,
        'cache_wsdl' => WSDL_CACHE_NONE,
        'features' => SOAP_SINGLE_ELEMENT_ARRAYS,
    ]);
}

function call(array $case): array
{
    try {
        $client = client($case['service'], $case['version']);
        $client->__setLocation($case['address']);
        return ['response' => $client->{$case['operation']}($case['request'])];
    } catch (SoapFault $fault) {
        $detail = $fault->detail->ProvisioningFault ?? null;
        if ($detail === null) return ['failed' => $fault->getMessage()];
        // Of one of several PHP makes a list only where it knows the type.
        $procedures = $detail->callStack->procedure;
        return ['fault' => "$detail->code " . (is_array($procedures) ? $procedures[0] : $procedures)->name];
    }
}

$cases = json_decode(file_get_contents("$folder/cases.json"), true);
file_put_contents("$folder/results.json", json_encode(array_map('call', $cases), JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION));
