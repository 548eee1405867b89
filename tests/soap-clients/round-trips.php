<?php
// Every message through SoapClient of PHP: `round-trips.php FOLDER` reads cases.json, writes the requests that PHP makes and what it reads in the answers.
class Recorder extends SoapClient
{
    public string $sent = '';
    public string $answer = '';

    public function __doRequest(string $request, string $location, string $action, int $version, bool $oneWay = false): ?string
    {
        $this->sent = $request;
        return $this->answer;
    }
}

$folder = $argv[1];
$clients = [];
$results = [];
$options = ['cache_wsdl' => WSDL_CACHE_NONE, 'features' => SOAP_SINGLE_ELEMENT_ARRAYS];
foreach (json_decode(file_get_contents("$folder/cases.json"), true) as $case) {
    $client = $clients[$case['service']] ??= new Recorder("$folder/{$case['service']}.wsdl", $options);
    $envelope = 'http://schemas.xmlsoap.org/soap/envelope/';
    $client->answer = "<e:Envelope xmlns:e=\"$envelope\"><e:Body>{$case['response']}</e:Body></e:Envelope>";
    $response = $client->{$case['operation']}($case['request']);
    $results[] = ['request' => $client->sent, 'response' => $response];
}
file_put_contents("$folder/results.json", json_encode($results, JSON_THROW_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION));
